package outbound

import (
	"errors"
	"fmt"
	"net/netip"
	"syscall"
)

// ErrNotPublic ends a call to an address that is not on the public Internet. Nothing was sent.
var ErrNotPublic = errors.New("the address is not public")

// unicast6 is all of IPv6 that is given out for the public Internet. Outside of it lie loopback, link-local,
// private (the metadata service's fd00:ec2::254 among them) and multicast addresses, and those that carry an
// IPv4 address: mapped (::ffff:0:0/96), compatible (::/96) and NAT64 (64:ff9b::/96, 64:ff9b:1::/48).
var unicast6 = netip.MustParsePrefix("2000::/3")

// special are the addresses that look public and are not, from IANA's registries of special purposes.
var special = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),        // this network
	netip.MustParsePrefix("10.0.0.0/8"),       // private
	netip.MustParsePrefix("100.64.0.0/10"),    // behind a carrier's NAT
	netip.MustParsePrefix("127.0.0.0/8"),      // loopback
	netip.MustParsePrefix("168.63.129.16/32"), // Azure's host, public only by its number
	netip.MustParsePrefix("169.254.0.0/16"),   // link-local: the metadata and credentials services
	netip.MustParsePrefix("172.16.0.0/12"),    // private
	netip.MustParsePrefix("192.0.0.0/24"),     // protocol assignments
	netip.MustParsePrefix("192.0.2.0/24"),     // documentation
	netip.MustParsePrefix("192.88.99.0/24"),   // 6to4 relays
	netip.MustParsePrefix("192.168.0.0/16"),   // private
	netip.MustParsePrefix("198.18.0.0/15"),    // benchmarks
	netip.MustParsePrefix("198.51.100.0/24"),  // documentation
	netip.MustParsePrefix("203.0.113.0/24"),   // documentation
	netip.MustParsePrefix("224.0.0.0/4"),      // multicast
	netip.MustParsePrefix("240.0.0.0/4"),      // reserved, and broadcast
	netip.MustParsePrefix("2001::/23"),        // protocol assignments: Teredo, ORCHID, benchmarks
	netip.MustParsePrefix("2001:db8::/32"),    // documentation
	netip.MustParsePrefix("2002::/16"),        // 6to4: carries an IPv4 address
	netip.MustParsePrefix("3fff::/20"),        // documentation
}

// public reports whether an address is one of the public Internet.
func public(addr netip.Addr) bool {
	if !addr.Is4() && !unicast6.Contains(addr) {
		return false
	}
	for _, prefix := range special {
		if prefix.Contains(addr) {
			return false
		}
	}
	return true
}

// allowed reports whether this client may call an address.
func (c *Client) allowed(addr netip.Addr) bool {
	return public(addr) || c.loopback && addr.IsLoopback() && !addr.Is4In6()
}

// control looks at the address that is about to be dialed, after every name was resolved: neither a name nor
// an answer that changes between two look-ups gets past it.
func (c *Client) control(_, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNotPublic, err)
	}
	if !c.allowed(at.Addr()) {
		return ErrNotPublic
	}
	return nil
}
