package build

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
)

// asPackage turns a file of a command into one of a package that can be imported: its package
// clause says name, and its func main is called Main. origin is where the file stands: compile
// errors and stack traces name it. What cannot be parsed is passed on as far as
// it could be read: the compiler says better what is wrong.
func asPackage(text []byte, name, origin string) []byte {
	files := token.NewFileSet()
	parsed, _ := parser.ParseFile(files, "", text, parser.SkipObjectResolution)
	var out bytes.Buffer
	fmt.Fprintf(&out, "//line %s:1:1\n", origin)
	if parsed == nil || parsed.Name == nil {
		out.Write(text)
		return out.Bytes()
	}
	at := 0
	replace := func(id *ast.Ident, with string) {
		start := files.Position(id.Pos()).Offset
		if start < at || start+len(id.Name) > len(text) {
			return // the place of something that the parser only imagined
		}
		out.Write(text[at:start])
		out.WriteString(with)
		at = start + len(id.Name)
	}
	if parsed.Name.Name == "main" {
		replace(parsed.Name, name)
	}
	for _, decl := range parsed.Decls {
		if f, ok := decl.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "main" {
			replace(f.Name, "Main")
		}
	}
	out.Write(text[at:])
	return out.Bytes()
}
