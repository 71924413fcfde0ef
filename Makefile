.PHONY: help run test lint build deploy conformance latency clean

help:
	@echo 'make run          the whole system on this machine; Ctrl-C stops it'
	@echo 'make test         every test; fetches what it needs'
	@echo 'make lint         formatting, static checks, templates'
	@echo 'make build        the binaries for AWS, one a function, under .build/'
	@echo 'make deploy       build, then sam deploy into your account'
	@echo 'make conformance  the black-box journeys against PARLEY_URL and PARLEY_WS_URL with PARLEY_OPERATOR_KEY'
	@echo 'make latency      how long a message takes to a socket, here and with the latencies of AWS'

# The whole system on this machine: the page, the API, a database on disk.
# Without cgo, as the functions are built, so that both share what the compiler has cached.
run:
	@command -v go >/dev/null || { echo 'parley: Go 1.26 or newer is needed: https://go.dev/dl/'; exit 1; }
	@echo building the local stack
	@mkdir -p .parley/build
	@CGO_ENABLED=0 go build -buildvcs=false -ldflags '-s -w' -o .parley/build/localstack ./localstack
	@exec .parley/build/localstack

test:
	@.ci/rings

lint:
	@.ci/lint

# One binary a function, as Lambda wants it. What functions there are is asked of the folders.
FUNCTIONS := $(notdir $(patsubst %/main.go,%,$(wildcard functions/*/main.go)))

build: $(FUNCTIONS:%=.build/%/bootstrap)

.build/%/bootstrap: FORCE
	@echo $*
	@CGO_ENABLED=0 GOOS=linux GOARCH=arm64 go build -buildvcs=false -trimpath -tags lambda.norpc -ldflags '-s -w' -o $@ ./functions/$*

FORCE:

deploy: build
	sam deploy --guided --capabilities CAPABILITY_IAM CAPABILITY_AUTO_EXPAND --resolve-s3

conformance:
	go test -count=1 ./infra/conformance

latency:
	PARLEY_BENCH=200 go test -count=1 -v -run TestLatency ./localstack/convergence

clean:
	rm -rf .build .tools .aws-sam .parley/build
