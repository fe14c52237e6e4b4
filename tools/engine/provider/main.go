// Command pulumi-resource-alicloud bridges the tagged Terraform provider of
// Alibaba Cloud to Pulumi, for machines that cannot download the vendor's plugin.
//
// It serves only the resources that a landing creates and that the policy pack
// of a source stack reads; any other type is refused by the engine by name.
package main

import (
	"github.com/aliyun/terraform-provider-alicloud/alicloud"
	"github.com/hashicorp/terraform-plugin-sdk/helper/schema"
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	shimv1 "github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfshim/sdk-v1"
)

// version is the version of the npm SDK whose tokens and property names are served.
const version = "3.108.0"

func resources() map[string]*tfbridge.ResourceInfo {
	served := map[string][2]string{
		"alicloud_vpc":                              {"vpc", "Network"},
		"alicloud_vswitch":                          {"vpc", "Switch"},
		"alicloud_route_table":                      {"vpc", "RouteTable"},
		"alicloud_route_table_attachment":           {"vpc", "RouteTableAttachment"},
		"alicloud_route_entry":                      {"vpc", "RouteEntry"},
		"alicloud_vpc_ipv4_cidr_block":              {"vpc", "Ipv4CidrBlock"},
		"alicloud_vpc_prefix_list":                  {"vpc", "PrefixList"},
		"alicloud_vpc_peer_connection":              {"vpc", "PeerConnection"},
		"alicloud_vpc_peer_connection_accepter":     {"vpc", "PeerConnectionAccepter"},
		"alicloud_havip":                            {"vpc", "HAVip"},
		"alicloud_havip_attachment":                 {"vpc", "HAVipAttachment"},
		"alicloud_vpc_ha_vip":                       {"vpc", "HaVipv2"},
		"alicloud_vpc_ha_vip_attachment":            {"vpc", "HaVipAttachmentv2"},
		"alicloud_security_group":                   {"ecs", "SecurityGroup"},
		"alicloud_security_group_rule":              {"ecs", "SecurityGroupRule"},
		"alicloud_instance":                         {"ecs", "Instance"},
		"alicloud_ecs_disk":                         {"ecs", "EcsDisk"},
		"alicloud_disk":                             {"ecs", "Disk"},
		"alicloud_ecs_disk_attachment":              {"ecs", "EcsDiskAttachment"},
		"alicloud_disk_attachment":                  {"ecs", "DiskAttachment"},
		"alicloud_ecs_network_interface":            {"ecs", "EcsNetworkInterface"},
		"alicloud_ecs_network_interface_attachment": {"ecs", "EcsNetworkInterfaceAttachment"},
		"alicloud_ecs_key_pair":                     {"ecs", "EcsKeyPair"},
		"alicloud_ecs_key_pair_attachment":          {"ecs", "EcsKeyPairAttachment"},
		"alicloud_ecs_prefix_list":                  {"ecs", "EcsPrefixList"},
		"alicloud_eip_address":                      {"ecs", "EipAddress"},
		"alicloud_eip_association":                  {"ecs", "EipAssociation"},
		"alicloud_image":                            {"ecs", "Image"},
		"alicloud_image_share_permission":           {"ecs", "ImageSharePermission"},
	}
	infos := make(map[string]*tfbridge.ResourceInfo, len(served))
	for name, at := range served {
		infos[name] = &tfbridge.ResourceInfo{Tok: tfbridge.MakeResource("alicloud", at[0], at[1])}
	}
	return infos
}

func dataSources() map[string]*tfbridge.DataSourceInfo {
	served := map[string][2]string{
		"alicloud_instances":       {"ecs", "getInstances"},
		"alicloud_vpcs":            {"vpc", "getNetworks"},
		"alicloud_vswitches":       {"vpc", "getSwitches"},
		"alicloud_security_groups": {"ecs", "getSecurityGroups"},
		"alicloud_zones":           {"index", "getZones"},
		"alicloud_account":         {"index", "getAccount"},
		"alicloud_caller_identity": {"index", "getCallerIdentity"},
	}
	infos := make(map[string]*tfbridge.DataSourceInfo, len(served))
	for name, at := range served {
		infos[name] = &tfbridge.DataSourceInfo{Tok: tfbridge.MakeDataSource("alicloud", at[0], at[1])}
	}
	return infos
}

func main() {
	provider := alicloud.Provider().(*schema.Provider)
	info := tfbridge.ProviderInfo{
		P:            shimv1.NewProvider(provider),
		Name:         "alicloud",
		Version:      version,
		Resources:    resources(),
		DataSources:  dataSources(),
		MetadataInfo: tfbridge.NewProviderMetadata([]byte("{}")),
	}
	pulumiSchema := []byte(`{"name":"alicloud","version":"` + version + `"}`)
	tfbridge.Main("alicloud", version, info, pulumiSchema)
}
