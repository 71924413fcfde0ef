package streams

import (
	"encoding/json"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/service/dynamodbstreams/types"
)

// image is an item, written in DynamoDB's own JSON.
type image map[string]types.AttributeValue

func (i image) MarshalJSON() ([]byte, error) {
	out, err := plainMap(i)
	if err != nil {
		return nil, err
	}
	return json.Marshal(out) // with its keys in order, so that equal images are equal texts
}

func plainMap(m map[string]types.AttributeValue) (map[string]any, error) {
	out := make(map[string]any, len(m))
	for name, v := range m {
		var err error
		if out[name], err = plain(v); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func plain(v types.AttributeValue) (map[string]any, error) {
	switch v := v.(type) {
	case *types.AttributeValueMemberS:
		return map[string]any{"S": v.Value}, nil
	case *types.AttributeValueMemberN:
		return map[string]any{"N": v.Value}, nil
	case *types.AttributeValueMemberB:
		return map[string]any{"B": v.Value}, nil
	case *types.AttributeValueMemberBOOL:
		return map[string]any{"BOOL": v.Value}, nil
	case *types.AttributeValueMemberNULL:
		return map[string]any{"NULL": v.Value}, nil
	case *types.AttributeValueMemberSS:
		return map[string]any{"SS": v.Value}, nil
	case *types.AttributeValueMemberNS:
		return map[string]any{"NS": v.Value}, nil
	case *types.AttributeValueMemberBS:
		return map[string]any{"BS": v.Value}, nil
	case *types.AttributeValueMemberM:
		m, err := plainMap(v.Value)
		return map[string]any{"M": m}, err
	case *types.AttributeValueMemberL:
		items := make([]any, 0, len(v.Value))
		for _, item := range v.Value {
			one, err := plain(item)
			if err != nil {
				return nil, err
			}
			items = append(items, one)
		}
		return map[string]any{"L": items}, nil
	}
	return nil, fmt.Errorf("an attribute of the kind %T is not known", v)
}
