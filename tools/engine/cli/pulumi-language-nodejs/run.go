package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"

	"github.com/google/shlex"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/protobuf/types/known/structpb"
)

// exitAlreadyReported is the exit code by which the Node.js SDK says that it has
// told the user about the failure itself.
const exitAlreadyReported = 32

// options are the `runtime.options` of a Pulumi.yaml that this host knows.
type options struct {
	typescript bool
	tsconfig   string
	nodeArgs   []string
}

func readOptions(from *structpb.Struct) (options, error) {
	fields := from.GetFields()
	read := options{typescript: true, tsconfig: fields["tsconfig"].GetStringValue()}
	if given, ok := fields["typescript"].GetKind().(*structpb.Value_BoolValue); ok {
		read.typescript = given.BoolValue
	}
	var err error
	read.nodeArgs, err = shlex.Split(fields["nodeargs"].GetStringValue())
	if err != nil {
		return options{}, fmt.Errorf("runtime.options.nodeargs: %w", err)
	}
	return read, nil
}

func (o options) environment() []string {
	var env []string
	if o.typescript {
		env = append(env, "PULUMI_NODEJS_TYPESCRIPT=true")
	}
	if o.tsconfig != "" {
		env = append(env, "PULUMI_NODEJS_TSCONFIG_PATH="+o.tsconfig)
	}
	return env
}

// resolve asks Node itself where a module of the SDK is, seen from dir.
func resolve(ctx context.Context, dir, module string) (string, error) {
	script := "process.stdout.write(require.resolve(process.argv[1], {paths: [process.cwd()]}))"
	ask := exec.CommandContext(ctx, "node", "-e", script, module)
	ask.Dir = dir
	found, err := ask.Output()
	if errors.Is(err, exec.ErrNotFound) {
		return "", errors.New("no node on PATH: run `npm run setup`, or install Node.js 22.18 or newer")
	}
	if err != nil {
		return "", fmt.Errorf("%s is not installed for %s: run `npm run setup` (or `npm ci`)", module, dir)
	}
	return string(found), nil
}

func (h *host) Run(request context.Context, req *pulumirpc.RunRequest) (*pulumirpc.RunResponse, error) {
	ctx, cancel := h.childContext(request)
	defer cancel()
	opts, err := readOptions(req.GetInfo().GetOptions())
	if err != nil {
		return nil, err
	}
	script, err := resolve(ctx, req.GetInfo().GetProgramDirectory(), "@pulumi/pulumi/cmd/run")
	if err != nil {
		return &pulumirpc.RunResponse{Error: err.Error()}, nil
	}
	config, err := json.Marshal(req.GetConfig())
	if err != nil {
		return nil, err
	}
	secretKeys, err := json.Marshal(req.GetConfigSecretKeys())
	if err != nil {
		return nil, err
	}

	args := append(opts.nodeArgs, script)
	args = append(args, h.programArguments(req)...)
	node := exec.CommandContext(ctx, "node", args...)
	node.Dir = req.GetPwd()
	node.Stdout, node.Stderr = os.Stdout, os.Stderr
	node.Env = append(os.Environ(), opts.environment()...)
	node.Env = append(node.Env, "PULUMI_CONFIG="+string(config), "PULUMI_CONFIG_SECRET_KEYS="+string(secretKeys))
	return runResponse(node.Run())
}

func (h *host) programArguments(req *pulumirpc.RunRequest) []string {
	args := []string{"--monitor", req.GetMonitorAddress(), "--engine", h.engineAddress}
	for _, pair := range [][2]string{
		{"--project", req.GetProject()},
		{"--stack", req.GetStack()},
		{"--organization", req.GetOrganization()},
		{"--root-directory", req.GetInfo().GetRootDirectory()},
		{"--pwd", req.GetPwd()},
	} {
		if pair[1] != "" {
			args = append(args, pair[0], pair[1])
		}
	}
	args = append(args, "--parallel", strconv.Itoa(int(req.GetParallel())))
	entry := req.GetInfo().GetEntryPoint()
	if entry == "" {
		entry = "."
	}
	if req.GetDryRun() {
		args = append(args, "--dry-run")
	}
	return append(append(args, "--", entry), req.GetArgs()...)
}

func runResponse(err error) (*pulumirpc.RunResponse, error) {
	var exit *exec.ExitError
	switch {
	case err == nil:
		return &pulumirpc.RunResponse{}, nil
	case errors.As(err, &exit) && exit.ExitCode() == exitAlreadyReported:
		return &pulumirpc.RunResponse{Bail: true}, nil
	case errors.As(err, &exit):
		return &pulumirpc.RunResponse{Error: "the program ended with " + exit.String()}, nil
	default:
		return nil, fmt.Errorf("start node: %w", err)
	}
}
