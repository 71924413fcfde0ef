.PHONY: help run test lint build deploy deploy-emulator deploy-localstack conformance conformance-dynamodb-local big bench cost clean

help:
	@echo 'make run          the whole system on this machine; Ctrl-C stops it'
	@echo 'make test         every test; fetches what it needs'
	@echo 'make lint         formatting, static checks, templates'
	@echo 'make build        the binaries for AWS, one a function, under .build/'
	@echo 'make deploy       build, then sam deploy into your account'
	@echo 'make deploy-emulator    the same onto MiniStack, an emulator of AWS, and the journeys there'
	@echo 'make deploy-localstack  the same onto LocalStack, which runs in Docker'
	@echo 'make conformance  the black-box journeys against PARLEY_URL and PARLEY_WS_URL with PARLEY_OPERATOR_KEY'
	@echo 'make conformance-dynamodb-local  the journeys on this machine over DynamoDB Local'
	@echo 'make big          channels of 10,000 messages and 1,000 people, held to what small ones cost; longer storms'
	@echo 'make bench        rates, latencies, costs and growth on this machine, beside the saved baseline'
	@echo 'make cost         what a month costs on AWS, beside what others publish; COST="-users 5000" and the like'

# The whole system on this machine: the page, the API, a database on disk.
# Without cgo, as the functions are built, so that both share what the compiler has cached.
run: .parley/build/localstack
	@exec .parley/build/localstack

.parley/build/localstack: FORCE
	@command -v go >/dev/null || { echo 'parley: Go 1.26 or newer is needed: https://go.dev/dl/'; exit 1; }
	@echo building the local stack
	@mkdir -p .parley/build
	@CGO_ENABLED=0 go build -buildvcs=false -ldflags '-s -w' -o $@ ./localstack

FORCE:

test:
	@.ci/rings

lint:
	@.ci/lint

# One binary a function, as Lambda wants it. What functions there are is asked of the folders; FUNCTIONS='health sync'
# builds only those.
FUNCTIONS := $(notdir $(patsubst %/main.go,%,$(wildcard functions/*/main.go)))

# For AWS, unless somebody wants them for another machine, at another place, or with this machine's paths in them.
ARCH := arm64
BUILD := .build
PATHS := -trimpath

# All at once, because the compiler does what they share only once, and again only what has changed.
build:
	@CGO_ENABLED=0 GOOS=linux GOARCH=$(ARCH) go build -buildvcs=false $(PATHS) -tags lambda.norpc -ldflags '-s -w' -o $(BUILD)/.bin/ $(FUNCTIONS:%=./functions/%)
	@for name in $(FUNCTIONS); do mkdir -p $(BUILD)/$$name && ln -f $(BUILD)/.bin/$$name $(BUILD)/$$name/bootstrap || exit 1; done

deploy: build
	sam deploy --guided --capabilities CAPABILITY_IAM CAPABILITY_AUTO_EXPAND --resolve-s3

deploy-emulator:
	@.ci/emulator

deploy-localstack:
	@localstack/deploy

conformance:
	go test -count=1 ./infra/conformance

conformance-dynamodb-local:
	@localstack/dynamodblocal/run

# Channels of 10,000 messages and of 1,000 people, and somebody in 1,000 channels, held to the promises and prices of small
# ones; and the promises kept for longer. make test does it at a tenth, and a fifth, of that.
big:
	PARLEY_BIG=full go test -count=1 -timeout 20m -v -run 'IsLikeASmallOne|BeingInMany|OfAThousand' ./shared/messaging
	PARLEY_STORM=60 go test -count=1 -timeout 20m ./localstack/promises ./localstack/convergence

# BENCH says more: -quick, -only delivery, -latency aws. Times are compared with those of the saved result.
BASELINE := $(wildcard docs/benchmarks/baseline.json)
bench: .parley/build/localstack
	@go run ./localstack/buckets/prepare >/dev/null || true # else it would be built beside what is measured
	@go run ./localstack/bench -json .parley/bench.json $(BASELINE:%=-baseline %) $(BENCH)

cost:
	@go run ./infra/cost $(COST)

clean:
	rm -rf .build .tools .aws-sam .parley/build .parley/emulator .parley/localstack
