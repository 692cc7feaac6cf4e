@echo off
rem Opens the demo office and prints what to try. Options go to "moiso demo": --port N, --no-simulation.
call "%~dp0moiso.cmd" demo --data "%~dp0demo-data" %*
