package lambda

import (
	"context"
	"errors"
	"os"

	"example.com/ocelot/upstream/collector/lambdalifecycle"
)

// A Service is what runs while Lambda's execution environment does.
type Service interface {
	// Start returns when the service is ready.
	Start(ctx context.Context) error
	// Stop returns when it has ended.
	Stop() error
}

// Run registers, starts the service, and handles events until SHUTDOWN. api is the value of AWS_LAMBDA_RUNTIME_API.
func Run(ctx context.Context, api string, service Service, notifier *Notifier) error {
	isManaged := os.Getenv("AWS_LAMBDA_INITIALIZATION_TYPE") == managedInstances
	events := []string{"INVOKE", "SHUTDOWN"}
	if isManaged {
		events = []string{"SHUTDOWN"}
	}
	e, err := register(ctx, api, events)
	if err != nil {
		return err
	}
	var telemetry *listener
	if !isManaged {
		if telemetry, err = listen(ctx, api, e); err != nil {
			return errors.Join(err, e.report(ctx, "init", "Extension.TelemetryFailed", err))
		}
	}
	if err := service.Start(ctx); err != nil {
		return errors.Join(err, e.report(ctx, "init", "Extension.ConfigInvalid", err))
	}
	return e.handle(ctx, telemetry, service, notifier)
}

func (e *extension) handle(ctx context.Context, telemetry *listener, service Service, notifier *Notifier) error {
	for {
		received, err := e.next(ctx)
		if err != nil {
			return errors.Join(err, e.report(ctx, "exit", "Extension.NextFailed", err))
		}
		if received.Type == "SHUTDOWN" {
			notifier.notify(lambdalifecycle.Listener.EnvironmentShutdown)
			return service.Stop()
		}
		notifier.notify(lambdalifecycle.Listener.FunctionInvoked)
		if telemetry != nil {
			telemetry.wait(ctx, received.RequestID)
		}
		notifier.notify(lambdalifecycle.Listener.FunctionFinished)
	}
}
