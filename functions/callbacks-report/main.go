// Command callbacks-report serves POST /v1/callbacks/{token}: a call's provider says how the call goes.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Callback("callbacks-report", func(s *messaging.Service) web.Handler { return handler(s.ReportCall) })
}
