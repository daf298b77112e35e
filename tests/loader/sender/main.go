// Command sender sends spans to an OTLP receiver and says which of them were acknowledged. The id of a span is its
// number, from 1 on, so that what comes out at the other end can be compared one by one.
package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"go.opentelemetry.io/collector/pdata/pcommon"
	"go.opentelemetry.io/collector/pdata/ptrace"
	"go.opentelemetry.io/collector/pdata/ptrace/ptraceotlp"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
)

// An exporter sends one request; no error means that the receiver has acknowledged all of it.
type exporter func(context.Context, ptraceotlp.ExportRequest) error

type plan struct {
	export  exporter
	spans   int64 // altogether; 0 for no end
	batch   int64
	workers int
	pause   time.Duration
	end     time.Time // zero for none; until then, a failure is no reason to stop
}

func main() {
	protocol := flag.String("protocol", "grpc", "grpc or http")
	address := flag.String("address", "", "`HOST:PORT` of the receiver")
	var p plan
	flag.Int64Var(&p.spans, "spans", 0, "how many spans; 0 for until the receiver goes")
	flag.Int64Var(&p.batch, "batch", 100, "how many spans a request holds")
	flag.IntVar(&p.workers, "workers", 4, "how many requests are under way at once")
	flag.DurationVar(&p.pause, "pause", 0, "the pause between two requests of a worker")
	period := flag.Duration("for", 0, "how long to send, also after failures; the spans of a failed request are not sent again")
	flag.Parse()
	if *period > 0 {
		p.end = time.Now().Add(*period)
	}

	var err error
	if p.export, err = exporterFor(*protocol, *address); err == nil {
		err = p.run(os.Stdout)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "sender:", err)
		os.Exit(1)
	}
}

func exporterFor(protocol, address string) (exporter, error) {
	switch protocol {
	case "grpc":
		return overGRPC(address)
	case "http":
		return overHTTP(address), nil
	}
	return nil, fmt.Errorf("no protocol '%s'", protocol)
}

func overGRPC(address string) (exporter, error) {
	connection, err := grpc.NewClient(address, grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		return nil, err
	}
	client := ptraceotlp.NewGRPCClient(connection)
	return func(ctx context.Context, request ptraceotlp.ExportRequest) error {
		response, err := client.Export(ctx, request)
		if err != nil {
			return err
		}
		return refused(response)
	}, nil
}

func overHTTP(address string) exporter {
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64}}
	return func(ctx context.Context, request ptraceotlp.ExportRequest) error {
		body, err := request.MarshalProto()
		if err != nil {
			return err
		}
		post, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+address+"/v1/traces", bytes.NewReader(body))
		if err != nil {
			return err
		}
		post.Header.Set("Content-Type", "application/x-protobuf")
		answer, err := client.Do(post)
		if err != nil {
			return err
		}
		defer answer.Body.Close()
		text, err := io.ReadAll(answer.Body)
		if err != nil {
			return err
		}
		if answer.StatusCode != http.StatusOK {
			return fmt.Errorf("%s: %s", answer.Status, text)
		}
		response := ptraceotlp.NewExportResponse()
		if err := response.UnmarshalProto(text); err != nil {
			return err
		}
		return refused(response)
	}
}

func refused(response ptraceotlp.ExportResponse) error {
	if count := response.PartialSuccess().RejectedSpans(); count != 0 {
		return fmt.Errorf("%d spans were rejected: %s", count, response.PartialSuccess().ErrorMessage())
	}
	return nil
}

// run sends all spans and writes the first and the last number of each acknowledged request, a line each. Without a
// number and an end, it is done when a request fails; with a number, a failure is an error.
func (p *plan) run(out io.Writer) error {
	var next atomic.Int64
	var mutex sync.Mutex
	failures := make([]error, p.workers)
	var workers sync.WaitGroup
	for worker := range p.workers {
		workers.Add(1)
		go func() {
			defer workers.Done()
			for {
				last := next.Add(p.batch)
				first := last - p.batch + 1
				if p.spans > 0 {
					last = min(last, p.spans)
				}
				if first > last || p.isOver() {
					return
				}
				if failures[worker] = p.send(first, last); failures[worker] == nil {
					mutex.Lock()
					fmt.Fprintln(out, first, last)
					mutex.Unlock()
				} else if p.end.IsZero() {
					return
				}
				time.Sleep(p.pause)
			}
		}()
	}
	workers.Wait()
	if p.spans == 0 {
		return nil
	}
	return errors.Join(failures...)
}

func (p *plan) isOver() bool {
	return !p.end.IsZero() && time.Now().After(p.end)
}

func (p *plan) send(first, last int64) error {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	return p.export(ctx, ptraceotlp.NewExportRequestFromTraces(spansOf(first, last)))
}

func spansOf(first, last int64) ptrace.Traces {
	traces := ptrace.NewTraces()
	resource := traces.ResourceSpans().AppendEmpty()
	resource.Resource().Attributes().PutStr("service.name", "sender")
	spans := resource.ScopeSpans().AppendEmpty().Spans()
	spans.EnsureCapacity(int(last - first + 1))
	now := pcommon.NewTimestampFromTime(time.Now())
	for number := first; number <= last; number++ {
		span := spans.AppendEmpty()
		var id [8]byte
		binary.BigEndian.PutUint64(id[:], uint64(number))
		span.SetSpanID(id)
		span.SetTraceID([16]byte{15: 1})
		span.SetName("sent")
		span.SetStartTimestamp(now)
		span.SetEndTimestamp(now)
	}
	return traces
}
