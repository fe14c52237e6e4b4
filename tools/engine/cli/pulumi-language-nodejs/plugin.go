package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"

	sdk "github.com/pulumi/pulumi/sdk/v3"
	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

func (h *host) RunPlugin(req *pulumirpc.RunPluginRequest, stream pulumirpc.LanguageRuntime_RunPluginServer) error {
	ctx, cancel := h.childContext(stream.Context())
	defer cancel()
	opts, err := readOptions(req.GetInfo().GetOptions())
	if err != nil {
		return err
	}
	closer, stdout, stderr, err := rpcutil.MakeRunPluginStreams(stream, false)
	if err != nil {
		return err
	}
	defer closer.Close()

	if req.GetKind() == "analyzer" {
		err = h.runPolicyPack(ctx, req, opts, stdout, stderr)
	} else {
		err = runPlainPlugin(ctx, req, opts, stdout, stderr)
	}
	var exit *exec.ExitError
	if err == nil || errors.As(err, &exit) {
		code := int32(0)
		if exit != nil {
			code = int32(exit.ExitCode())
		}
		return stream.Send(&pulumirpc.RunPluginResponse{
			Output: &pulumirpc.RunPluginResponse_Exitcode{Exitcode: code},
		})
	}
	return err
}

// runPolicyPack starts the pack only once the engine has said for which stack: the
// pack runner of the SDK reads that from its environment.
func (h *host) runPolicyPack(
	ctx context.Context, req *pulumirpc.RunPluginRequest, opts options, stdout, stderr io.Writer,
) error {
	pack := req.GetInfo().GetProgramDirectory()
	script, err := resolve(ctx, pack, "@pulumi/pulumi/cmd/run-policy-pack")
	if err != nil {
		return err
	}
	proxy, packStdout, err := sdk.NewPolicyProxy(ctx, stdout)
	if err != nil {
		return err
	}
	stack, err := proxy.AwaitConfiguration(ctx)
	if err != nil {
		return err
	}
	env := append(os.Environ(), req.GetEnv()...)
	env = append(env, opts.environment()...)
	if stack != nil {
		config, err := json.Marshal(stack.GetConfig())
		if err != nil {
			return err
		}
		env = append(env,
			"PULUMI_NODEJS_ORGANIZATION="+stack.GetOrganization(),
			"PULUMI_NODEJS_PROJECT="+stack.GetProject(),
			"PULUMI_NODEJS_STACK="+stack.GetStack(),
			"PULUMI_NODEJS_DRY_RUN="+strconv.FormatBool(stack.GetDryRun()),
			"PULUMI_CONFIG="+string(config))
	}
	// Of the arguments the runner wants the engine's address alone: a flag in front
	// of it (verbose logging) would swallow it.
	address := engineAddress(req.GetArgs())
	if address == "" {
		address = h.engineAddress
	}
	node := exec.CommandContext(ctx, "node", script, address, pack)
	node.Dir, node.Env = pack, env
	node.Stdout, node.Stderr = packStdout, stderr
	if err := node.Start(); err != nil {
		return fmt.Errorf("start node: %w", err)
	}
	return proxy.Attach(ctx, node)
}

func runPlainPlugin(
	ctx context.Context, req *pulumirpc.RunPluginRequest, opts options, stdout, stderr io.Writer,
) error {
	dir := req.GetInfo().GetProgramDirectory()
	script, err := resolve(ctx, dir, "@pulumi/pulumi/cmd/run-plugin")
	if err != nil {
		return err
	}
	args := append(opts.nodeArgs, script, dir)
	node := exec.CommandContext(ctx, "node", append(args, req.GetArgs()...)...)
	node.Dir = req.GetPwd()
	node.Env = append(append(os.Environ(), req.GetEnv()...), opts.environment()...)
	node.Stdout, node.Stderr = stdout, stderr
	return node.Run()
}
