package faults

import (
	"crypto/rand"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"net/http"
	"strconv"
	"strings"
)

// answer is a whole HTTP response.
type answer struct {
	status int
	header http.Header
	body   []byte
}

func (a answer) ok() bool { return a.status == http.StatusOK }

func (a answer) write(w http.ResponseWriter) {
	for name, values := range a.header {
		w.Header()[name] = values
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(a.body)))
	w.WriteHeader(a.status)
	_, _ = w.Write(a.body) // a caller that has left cannot be told so
}

// withBody is the answer with another body. The checksum follows: SDKs compare it.
func (a answer) withBody(body any) answer {
	data, err := json.Marshal(body)
	if err != nil {
		return failure(fmt.Sprintf("fault proxy: %v", err))
	}
	a.header = a.header.Clone()
	a.body = data
	a.header.Set("X-Amz-Crc32", strconv.FormatUint(uint64(crc32.ChecksumIEEE(data)), 10))
	return a
}

func newAnswer(status int, body any) answer {
	header := http.Header{}
	header.Set("Content-Type", "application/x-amz-json-1.0")
	header.Set("X-Amzn-Requestid", strings.ToUpper(rand.Text()+rand.Text()))
	return answer{status: status, header: header}.withBody(body)
}

// Texts as DynamoDB writes them, for people who read logs and for code that compares.
const (
	typePrefix      = "com.amazonaws.dynamodb.v20120810#"
	conflictText    = "Transaction is ongoing for the item"
	inProgressText  = "The transaction with the given request token is already in progress."
	throttleText    = "Throughput exceeds the current capacity of your table or index. DynamoDB is automatically scaling your table or index so please try again shortly. If exceptions persist, check if you have a hot key: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html"
	provisionedText = "The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API."
	failureText     = "Internal server error"
)

func refusal(kind, message string) answer {
	return newAnswer(http.StatusBadRequest, map[string]string{"__type": typePrefix + kind, "message": message})
}

func failure(message string) answer {
	return newAnswer(http.StatusInternalServerError,
		map[string]string{"__type": typePrefix + "InternalServerError", "message": message})
}

func unreachable(err error) answer { return failure("fault proxy: engine: " + err.Error()) }

// inProgress spells its message with a capital, as the service's model does.
func inProgress() answer {
	return newAnswer(http.StatusBadRequest,
		map[string]string{"__type": typePrefix + "TransactionInProgressException", "Message": inProgressText})
}

// reason is one item's part in the cancellation of a transaction.
type reason struct {
	Code    string
	Message string `json:",omitempty"`
}

var (
	reasonNone     = reason{Code: "None"}
	reasonConflict = reason{Code: "TransactionConflict", Message: conflictText}
	reasonThrottle = reason{Code: "ThrottlingError", Message: throttleText}
)

// cancelled is a transaction's refusal: why for the items at the given places, None for the others.
func cancelled(items int, why reason, at ...int) answer {
	reasons, codes := make([]reason, items), make([]string, items)
	for i := range reasons {
		reasons[i] = reasonNone
	}
	for _, i := range at {
		reasons[i] = why
	}
	for i, r := range reasons {
		codes[i] = r.Code
	}
	return newAnswer(http.StatusBadRequest, map[string]any{
		"__type":              typePrefix + "TransactionCanceledException",
		"Message":             "Transaction cancelled, please refer cancellation reasons for specific reasons [" + strings.Join(codes, ", ") + "]",
		"CancellationReasons": reasons,
	})
}
