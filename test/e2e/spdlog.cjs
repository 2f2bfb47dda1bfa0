// Stands in for `@vscode/spdlog` in the VS Code of the tests: the package is compiled, and nothing is compiled here. Without
// it VS Code writes no logs, and the Output view, which reads them, stays empty. One plain file for each logger.
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

class Logger {
  constructor(file) {
    mkdirSync(dirname(file), { recursive: true });
    this.file = file;
    this.level = 0;
    this.format = (level, message) =>
      `${new Date().toISOString().replace('T', ' ').slice(0, -1)} [${level}] ${message}\n`;
  }
  write(level, message) {
    if (LEVELS.indexOf(level) >= this.level) {
      try {
        appendFileSync(this.file, this.format(level, message));
      } catch {
        // The folders of a run are removed while VS Code still ends: its last words may be lost.
      }
    }
  }
  setLevel(level) {
    this.level = level;
  }
  getLevel() {
    return this.level;
  }
  clearFormatters() {
    this.format = (_level, message) => message;
  }
  setPattern() {}
  flush() {}
  drop() {}
}
for (const level of LEVELS) {
  Logger.prototype[level] = function log(message) {
    this.write(level, message);
  };
}

exports.Logger = Logger;
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.createRotatingLogger = async (_name, file) => new Logger(file);
exports.createAsyncRotatingLogger = async (_name, file) => new Logger(file);
