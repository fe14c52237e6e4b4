// Package client stands in for the OSS gateway, which this toolkit never calls
// and which some module proxies do not serve.
package client

import (
	"errors"

	spi "github.com/alibabacloud-go/alibabacloud-gateway-spi/client"
)

// NewClient reports that OSS is not part of this build of the provider.
func NewClient() (spi.ClientInterface, error) {
	return nil, errors.New("OSS is not part of this build of the alicloud provider: install the vendor's plugin to manage OSS resources")
}
