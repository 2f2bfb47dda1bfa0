// Loaded before a program that is measured: says on its way out how much memory it took at most.
process.on('exit', () => {
  process.stderr.write(`maximum resident: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`);
});
