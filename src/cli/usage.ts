export const USAGE = `tensor-loupe: the shape of every tensor, without running the code

  tensor-loupe check  [PATH …]            findings; exit code 1 when there is an error among them
  tensor-loupe shapes [PATH …]            the output shape of every call that yields tensors
  tensor-loupe explain RULE               the page of a rule
  tensor-loupe rules                      all rules
  tensor-loupe ops                        every name that is known, with what it does

PATH is a file, a folder or a pattern (*.py); folders are searched for .py, .ipynb, .js, .mjs, .ts, .tsx and .jsx files that
.gitignore does not name. - reads standard input.

  --format text|json          how to print (text)
  --stdin-filename NAME       what standard input is called
  --trace LINE[:COLUMN]       shapes: the input cells that one output unit of the call there sees
  --unit ROW,COLUMN           shapes --trace: which output unit (the first)
  --stubs PATH                a file or folder of library stubs, also beside those in .tensorloupe/stubs; may be repeated
  --steps N                   the budget of evaluation steps for each file
`;
