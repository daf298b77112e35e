// Package lambda runs the collector as an extension of AWS Lambda.
package lambda

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
)

const managedInstances = "lambda-managed-instances"

type event struct {
	Type      string `json:"eventType"`
	RequestID string `json:"requestId"`
}

// An extension is a client of the Extensions API.
type extension struct {
	base string
	id   string
}

// register returns a client that the API knows under the name of this program's file.
func register(ctx context.Context, api string, events []string) (*extension, error) {
	e := &extension{base: "http://" + api + "/2020-01-01/extension"}
	body, err := json.Marshal(map[string][]string{"events": events})
	if err != nil {
		return nil, err
	}
	header := http.Header{"Lambda-Extension-Name": {filepath.Base(os.Args[0])}}
	response, _, err := call(ctx, http.MethodPost, e.base+"/register", header, body)
	if err != nil {
		return nil, err
	}
	e.id = response.Get("Lambda-Extension-Identifier")
	return e, nil
}

func (e *extension) header() http.Header {
	return http.Header{"Lambda-Extension-Identifier": {e.id}}
}

// next waits for an event.
func (e *extension) next(ctx context.Context) (event, error) {
	var received event
	_, body, err := call(ctx, http.MethodGet, e.base+"/event/next", e.header(), nil)
	if err != nil {
		return received, err
	}
	return received, json.Unmarshal(body, &received)
}

// report says why this program ends; when is "init" or "exit".
func (e *extension) report(ctx context.Context, when, kind string, reason error) error {
	body, err := json.Marshal(map[string]any{"errorMessage": reason.Error(), "errorType": kind, "stackTrace": []string{}})
	if err != nil {
		return err
	}
	header := e.header()
	header.Set("Lambda-Extension-Function-Error-Type", kind)
	_, _, err = call(ctx, http.MethodPost, e.base+"/"+when+"/error", header, body)
	return err
}

func call(ctx context.Context, method, url string, header http.Header, body []byte) (http.Header, []byte, error) {
	request, err := http.NewRequestWithContext(ctx, method, url, bytes.NewReader(body))
	if err != nil {
		return nil, nil, err
	}
	request.Header = header
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, nil, err
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode > 299 {
		err = fmt.Errorf("%s %s: %s: %s", method, url, response.Status, content)
	}
	return response.Header, content, err
}
