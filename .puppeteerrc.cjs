// The browser comes from the npm package @sparticuz/chromium or from the machine, never from a download at install time.
module.exports = { skipDownload: true };
