package store

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/parleyhq/parley/shared/parley"
)

// This file alone knows how things are found. Every partition key begins with the app, and every
// part after it carries its length, so that no id can be chosen to read as another's key.

type key struct{ pk, sk string }

type item = map[string]types.AttributeValue

func (k key) item() item {
	return item{"pk": text(k.pk), "sk": text(k.sk)}
}

// of adds a key to the attributes of an item.
func (k key) of(attributes item) item {
	attributes["pk"], attributes["sk"] = text(k.pk), text(k.sk)
	return attributes
}

// kind is what a sort key says of an item without saying whose it is, for errors and logs.
func kind(sk string) string {
	word, _, _ := strings.Cut(sk, "#")
	return word
}

func text(s string) types.AttributeValue { return &types.AttributeValueMemberS{Value: s} }
func number(n int64) types.AttributeValue {
	return &types.AttributeValueMemberN{Value: strconv.FormatInt(n, 10)}
}

func partition(app parley.AppID, kind string, parts ...string) string {
	var b strings.Builder
	b.WriteString(string(app) + "/" + kind)
	for _, part := range parts {
		b.WriteString("/" + strconv.Itoa(len(part)) + ":" + part)
	}
	return b.String()
}

// Apps table. The list of all apps is the one partition that belongs to no app.

const (
	appList       = "apps"
	appListPrefix = "APP#"
)

func appListKey(app parley.AppID) key { return key{appList, appListPrefix + string(app)} }
func appKey(app parley.AppID) key     { return key{partition(app, "app"), "APP"} }
func apiKeyKey(app parley.AppID, id string) key {
	return key{partition(app, "app"), apiKeyPrefix + id}
}
func providerKeyKey(app parley.AppID, kid string) key {
	return key{partition(app, "app"), providerKeyPrefix + kid}
}
func providerKey(app parley.AppID) key  { return key{partition(app, "app"), "PROVIDER"} }
func publishedKey(app parley.AppID) key { return key{partition(app, "app"), "PUBLISHED"} }
func webhookKey(app parley.AppID, id parley.WebhookID) key {
	return key{partition(app, "app"), webhookPrefix + string(id)}
}

const (
	webhookPrefix     = "WEBHOOK#"
	apiKeyPrefix      = "KEY#"
	providerKeyPrefix = "IDP#"
)

// Identities table.

func identityKey(app parley.AppID, user parley.UserID) key {
	return key{partition(app, "identity", string(user)), "IDENTITY"}
}
func sessionKey(app parley.AppID, user parley.UserID, id string) key {
	return key{partition(app, "identity", string(user)), sessionPrefix + id}
}
func connectionsKey(app parley.AppID, user parley.UserID) key {
	return key{partition(app, "identity", string(user)), "CONNECTIONS"}
}

// A person's devices, and who has a device by what its platform calls it.
func devicesKey(app parley.AppID, user parley.UserID) key {
	return key{partition(app, "identity", string(user)), "DEVICES"}
}
func tokenKey(app parley.AppID, d parley.Device) key {
	return key{partition(app, "token", string(d.Platform), hash(d.Token)), "TOKEN"}
}

func blockKey(app parley.AppID, by, user parley.UserID) key {
	return key{partition(app, "identity", string(by)), blockPrefix + string(user)}
}

// Who watches somebody has a partition of its own, because it is written and read by others.
func watchersPartition(app parley.AppID, watched parley.UserID) string {
	return partition(app, "watchers", string(watched))
}
func watcherKey(app parley.AppID, watched parley.UserID, connection string) key {
	return key{watchersPartition(app, watched), watcherPrefix + connection}
}

func watchingKey(app parley.AppID, user parley.UserID, connection string) key {
	return key{partition(app, "identity", string(user)), "WATCHING#" + connection}
}

const (
	sessionPrefix = "SESSION#"
	blockPrefix   = "BLOCK#"
	watcherPrefix = "WATCHER#"
)

func spentKey(app parley.AppID, token string) key {
	return key{partition(app, "spent", hash(token)), "SPENT"}
}

// Usage table: what was counted.

func appUsageKey(app parley.AppID) key { return key{partition(app, "usage"), "USAGE"} }
func userUsageKey(app parley.AppID, user parley.UserID) key {
	return key{partition(app, "usage", string(user)), "USAGE"}
}

// callbackUsageKey is of one window each, so that none has to be taken away but by its end.
func callbackUsageKey(app parley.AppID, message parley.MessageID, w parley.Window) key {
	return key{partition(app, "callbacks", string(message)), "USAGE#" + strconv.FormatInt(w.End().Unix(), 10)}
}

// Channels table. The head has a partition of its own, because every send writes it.

func headKey(app parley.AppID, channel parley.ChannelID) key {
	return key{partition(app, "head", string(channel)), "HEAD"}
}
func infoKey(app parley.AppID, channel parley.ChannelID) key {
	return key{partition(app, "channel", string(channel)), "INFO"}
}
func memberKey(app parley.AppID, channel parley.ChannelID, user parley.UserID) key {
	return key{partition(app, "channel", string(channel)), memberPrefix + string(user)}
}
func membershipKey(app parley.AppID, user parley.UserID, channel parley.ChannelID) key {
	return key{partition(app, "user", string(user)), membershipPrefix + string(channel)}
}
func pairKey(app parley.AppID, users []parley.UserID) key {
	return key{setPartition(app, users), "PAIR"}
}
func distinctKey(app parley.AppID, users []parley.UserID) key {
	return key{setPartition(app, users), "DISTINCT"}
}
func setKey(app parley.AppID, users []parley.UserID, channel parley.ChannelID) key {
	return key{setPartition(app, users), setPrefix + string(channel)}
}

func exposedKey(app parley.AppID, title string, channel parley.ChannelID) key {
	return key{partition(app, "exposed"), exposedPrefix(title) + "\x1f" + string(channel)}
}

// exposedPrefix is what the sort keys of exposed channels whose titles begin with a text begin with. Case
// makes no difference, nor does what is beyond DynamoDB's limit of 1,024 bytes a key.
func exposedPrefix(title string) string {
	title = strings.ToLower(title)
	if len(title) > maxTitleKey {
		title = strings.ToValidUTF8(title[:maxTitleKey], "")
	}
	return "TITLE#" + title
}

// maxTitleKey is how much of a title a key holds: all of most that are allowed.
const maxTitleKey = 960

// The channels whose making or unmaking takes more than one transaction and is not over: one partition of
// the whole deployment, nearly always empty.
const unfinished = "unfinished"

func unfinishedKey(app parley.AppID, channel parley.ChannelID) key {
	return key{unfinished, unfinishedPrefix + string(app) + "#" + string(channel)}
}

const (
	unfinishedPrefix = "CHANNEL#"
	memberPrefix     = "MEMBER#"
	membershipPrefix = "CHANNEL#"
	setPrefix        = "SET#"
)

// setPartition holds what belongs to a set of users, given in order.
func setPartition(app parley.AppID, users []parley.UserID) string {
	var b strings.Builder
	for _, user := range users {
		b.WriteString(strconv.Itoa(len(user)) + ":" + string(user))
	}
	return partition(app, "set", hash(b.String()))
}

// Messages table.

const (
	messagePrefix = "MESSAGE#"
	changePrefix  = "CHANGE#"
)

func logPartition(app parley.AppID, channel parley.ChannelID) string {
	return partition(app, "log", string(channel))
}
func messageKey(app parley.AppID, channel parley.ChannelID, n int64) key {
	return key{logPartition(app, channel), messageSort(n)}
}
func messageSort(n int64) string { return fmt.Sprintf(messagePrefix+"%016d", n) }
func chunkKey(app parley.AppID, channel parley.ChannelID, n int64, chunk int) key {
	return key{partition(app, "chunks", string(channel)), fmt.Sprintf("%016d#%02d", n, chunk)}
}
func sendRecordKey(app parley.AppID, channel parley.ChannelID, author parley.UserID, sendKey string) key {
	return key{partition(app, "sent", string(channel), string(author), sendKey), "SENT"}
}

// An announcement, whom each chunk of it is for, and how that ended.

const progressPrefix = "PROGRESS#"

func announcementKey(app parley.AppID, id string) key {
	return key{partition(app, "announcement", id), "ANNOUNCEMENT"}
}
func announcementChunkKey(app parley.AppID, id string, chunk int) key {
	return key{partition(app, "announcement", id), fmt.Sprintf("RECIPIENTS#%04d", chunk)}
}
func announcementProgressKey(app parley.AppID, id string, chunk int) key {
	return key{partition(app, "announcement", id), fmt.Sprintf(progressPrefix+"%04d", chunk)}
}

// A message that is to be sent later, and the pieces of what it says.

func scheduledKey(app parley.AppID, id string) key {
	return key{partition(app, "scheduled", id), "SCHEDULED"}
}
func scheduledPieceKey(app parley.AppID, id string, piece int) key {
	return key{partition(app, "scheduled", id), fmt.Sprintf("PIECE#%02d", piece)}
}

// The change log of a channel, a marker for each deleted entry, and who reacted to each how.

func changeKey(app parley.AppID, channel parley.ChannelID, n int64) key {
	return key{partition(app, "changes", string(channel)), changeSort(n)}
}
func changeSort(n int64) string { return fmt.Sprintf(changePrefix+"%016d", n) }
func deletedKey(app parley.AppID, channel parley.ChannelID, n int64) key {
	return key{partition(app, "deleted", string(channel)), deletedSort(n)}
}
func reactedKey(app parley.AppID, channel parley.ChannelID, n int64, user parley.UserID) key {
	return key{partition(app, "reactions", string(channel)), fmt.Sprintf("REACTED#%016d#%s", n, user)}
}
func deletedSort(n int64) string { return fmt.Sprintf("DELETED#%016d", n) }

// Content has a partition of its own, with a note for each message that carries it.

func contentKey(app parley.AppID, id parley.ContentID) key {
	return key{contentPartition(app, id), contentSort}
}
func contentPartition(app parley.AppID, id parley.ContentID) string {
	return partition(app, "content", string(id))
}
func carrierKey(app parley.AppID, id parley.ContentID, channel parley.ChannelID, n int64) key {
	return key{contentPartition(app, id), fmt.Sprintf(carrierPrefix+"%s#%016d", channel, n)}
}

const (
	contentSort   = "CONTENT"
	carrierPrefix = "CARRIER#"
)

// Deliveries table. What is due has partitions of the whole deployment, since whoever looks asks for no app.

const (
	waitingPrefix  = "WAITING#"
	deliveryPrefix = "DELIVERY#"
	duePrefix      = "DUE#"
)

func positionKey(of PositionOf) key {
	return key{partition(of.App, "positions", string(of.Webhook)), "POSITION#" + string(of.Channel)}
}
func gateKey(app parley.AppID, webhook parley.WebhookID) key {
	return key{partition(app, "gate", string(webhook)), "GATE"}
}
func waitingKey(app parley.AppID, webhook parley.WebhookID, name string) key {
	return key{partition(app, "waiting", string(webhook)), waitingPrefix + name}
}
func deliveryKey(app parley.AppID, webhook parley.WebhookID, id parley.DeliveryID) key {
	return key{partition(app, "deliveries", string(webhook)), deliveryPrefix + string(id)}
}
func duePartition(shard int) string { return "due/" + strconv.Itoa(shard) }
func dueSort(at time.Time) string   { return fmt.Sprintf(duePrefix+"%016d", at.UnixMilli()) }
func dueKey(app parley.AppID, name string, at time.Time) key {
	sum := sha256.Sum256([]byte(string(app) + "#" + name))
	return key{duePartition(int(sum[0]) % DueShards), dueSort(at) + "#" + hex.EncodeToString(sum[:])}
}

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}
