// In-process time of OPA: the policy is compiled and the input parsed once, then judged again and again.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/util"
)

type answer struct {
	Found int       `json:"found"`
	Ms    []float64 `json:"ms"`
}

// Arguments: the policy's file, the inventory's file, the query, the rounds.
func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 4 {
		return fmt.Errorf("usage: opa-rounds POLICY INPUT QUERY ROUNDS")
	}
	ctx := context.Background()
	rounds, err := strconv.Atoi(args[3])
	if err != nil {
		return err
	}
	query, err := rego.New(rego.Query(args[2]), rego.Load([]string{args[0]}, nil)).PrepareForEval(ctx)
	if err != nil {
		return err
	}
	text, err := os.ReadFile(args[1])
	if err != nil {
		return err
	}
	var data any
	if err := util.UnmarshalJSON(text, &data); err != nil {
		return err
	}
	input, err := ast.InterfaceToValue(data)
	if err != nil {
		return err
	}
	told := answer{}
	for range rounds {
		began := time.Now()
		results, err := query.Eval(ctx, rego.EvalParsedInput(input))
		if err != nil {
			return err
		}
		told.Ms = append(told.Ms, float64(time.Since(began).Microseconds())/1000)
		if len(results) != 1 {
			return fmt.Errorf("%d results", len(results))
		}
		found, ok := results[0].Expressions[0].Value.([]any)
		if !ok {
			return fmt.Errorf("%s is no list or set", args[2])
		}
		told.Found = len(found)
	}
	return json.NewEncoder(os.Stdout).Encode(told)
}
