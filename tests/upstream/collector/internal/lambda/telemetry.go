package lambda

import (
	"context"
	"encoding/json"
	"net"
	"net/http"
	"os"
)

type telemetryEvent struct {
	Type   string `json:"type"`
	Record struct {
		RequestID string `json:"requestId"`
	} `json:"record"`
}

// A listener receives the events of the Telemetry API.
type listener struct {
	server *http.Server
	done   chan string // the requests whose functions are done
}

// listen subscribes an extension to the events of the platform.
func listen(ctx context.Context, api string, e *extension) (*listener, error) {
	host := "sandbox.localdomain"
	if os.Getenv("AWS_SAM_LOCAL") == "true" {
		host = "localhost"
	}
	socket, err := net.Listen("tcp", net.JoinHostPort(host, "0"))
	if err != nil {
		return nil, err
	}
	l := &listener{done: make(chan string, 100)}
	l.server = &http.Server{Handler: http.HandlerFunc(l.accept)}
	go l.server.Serve(socket)
	_, port, err := net.SplitHostPort(socket.Addr().String())
	if err != nil {
		return nil, err
	}
	body, err := json.Marshal(map[string]any{
		"schemaVersion": "2022-12-13",
		"types":         []string{"platform"},
		"buffering":     map[string]int{"maxItems": 1000, "maxBytes": 262144, "timeoutMs": 25},
		"destination":   map[string]string{"protocol": "HTTP", "URI": "http://" + net.JoinHostPort(host, port) + "/"},
	})
	if err != nil {
		return nil, err
	}
	_, _, err = call(ctx, http.MethodPut, "http://"+api+"/2022-07-01/telemetry", e.header(), body)
	return l, err
}

func (l *listener) accept(_ http.ResponseWriter, request *http.Request) {
	var events []telemetryEvent
	if json.NewDecoder(request.Body).Decode(&events) != nil {
		return
	}
	for _, event := range events {
		if event.Type == "platform.runtimeDone" {
			l.done <- event.Record.RequestID
		}
	}
}

// wait returns when the function has handled a request.
func (l *listener) wait(ctx context.Context, request string) {
	for {
		select {
		case <-ctx.Done():
			return
		case done := <-l.done:
			if done == request {
				return
			}
		}
	}
}
