using System.Text.Json.Nodes;
using Boxyard.Testboxes;

namespace Boxyard.Tests.Silo.Boot;

/// <summary>An attempt of one iperf job, as stored.</summary>
internal static class SampleOffer
{
    public const string Token = "0123456789abcdef0123456789abcdef";

    /// <summary>Members of <paramref name="changes"/> (JSON) replace those of the sample.</summary>
    public static Offer With(string changes = "{}", int attempt = 1, string address = "172.17.0.1:3000")
    {
        var spec = JsonNode.Parse("""
            {
              "suite": "iperf", "category": "benchmark", "tbox_group": "vm-2p8g", "testbox": "vm-2p8g", "os": "openeuler",
              "os_arch": "aarch64", "os_version": "20.03", "os_dir": "openeuler/aarch64/20.03", "os_mount": "nfs",
              "rootfs": "openeuler-20.03-aarch64", "submit_date": "2021-02-04", "pp_params": "tcp-300", "docker_image": "centos:7",
              "lkp_initrd_user": "latest", "my_email": "a@b.c", "pp": { "iperf": { "runtime": 300, "protocol": "tcp" } }
            }
            """)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(changes)!.AsObject())
        {
            spec[name] = value?.DeepClone();
        }

        return new Offer
        {
            JobId = 173924,
            Attempt = attempt,
            Testbox = "vm-2p8g-3",
            Spec = spec.ToJsonString(),
            Token = Token,
            Address = address,
            OfferedAt = new DateTimeOffset(2021, 2, 4, 8, 50, 0, TimeSpan.Zero),
        };
    }
}
