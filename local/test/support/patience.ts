/** Tests that start servers and browsers: how long one may take on a machine that has other things to do, in ms. */
jest.setTimeout(30_000)
