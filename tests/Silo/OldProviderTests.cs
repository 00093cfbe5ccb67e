using System.Text.Json.Nodes;

namespace Boxyard.Tests.Silo;

/// <summary>
/// The providers of the old scheduler and the boxes that they start, request by request in their order, until our API
/// tells how the job ended.
/// </summary>
[Collection(SiloTests.Name)]
public sealed class OldProviderTests(SiloFixture silo)
{
    private const string Done = "200 Done";

    [Fact]
    public void Names_of_boxes_give_the_MACs_that_the_providers_make_of_them()
    {
        foreach (var (box, ofLine, ofName) in OldProvider.ReadMacs())
        {
            var provider = new OldProvider(silo, box);
            Assert.Equal((ofLine, ofName), (provider.MacOfLine, provider.MacOfName));
        }
    }

    [Fact]
    public async Task Qemu_sh_runs_one_job_and_takes_its_box_out()
    {
        var (group, provider) = NewBox();
        var (box, mac) = (provider.Box, provider.MacOfLine);
        var submitted = await silo.SubmitAsync(group, """, "os_mount": "initramfs", "os_arch": "x86_64" """);

        await provider.ExpectAsync(Done, "PUT", $"/set_host_mac?hostname={box}&mac={mac}");
        await provider.ExpectAsync(Done, "PUT", $"/set_host2queues?queues={group},{box}&host={box}");
        var id = await provider.ReadBootTextAsync(await silo.Client.GetStringAsync($"/boot.ipxe/mac/{mac}"));
        Assert.Equal(submitted, id);
        await provider.ReplayAsync("testbox-requests.txt", mac, id!, await RootOfAsync(id!));
        await provider.ExpectAsync(
            Done, "GET", $"/~lkp/cgi-bin/lkp-wtmp?tbox_name={box}&tbox_state=rebooting&mac={mac}&job_id={id}");
        await provider.ExpectAsync(Done, "PUT", $"/del_host_mac?mac={mac}");
        await provider.ExpectAsync(Done, "PUT", $"/del_host2queues?host={box}");

        await AssertSucceededAsync(id!, box);
        var known = await silo.GetJsonAsync($"/api/v1/testboxes/{box}");
        Assert.Equal("[]", known["macs"]!.ToJsonString());
        Assert.Equal("[]", known["queues"]!.ToJsonString());
        // The next start of the script: without a kernel line it ends.
        await provider.ExpectAsync(Done, "PUT", $"/set_host_mac?hostname={box}&mac={mac}");
        Assert.Null(await provider.ReadBootTextAsync(await silo.Client.GetStringAsync($"/boot.ipxe/mac/{mac}")));
    }

    [Fact]
    public async Task The_docker_provider_runs_a_job_in_a_container()
    {
        var (group, provider) = NewBox();
        var box = provider.Box;
        var submitted = await silo.SubmitAsync(
            group, """, "os_mount": "container", "docker_image": "centos:7" """);

        await provider.ExpectAsync(Done, "PUT", $"/set_host2queues?queues={group}&host={box}");
        var text = JsonNode.Parse(await silo.Client.GetStringAsync($"/boot.container/host/{box}"))!;
        Assert.Equal("centos:7", (string)text["docker_image"]!);
        Assert.Null(await provider.FetchAsync((string)text["lkp"]!));
        var id = await provider.FetchAsync((string)text["job"]!);
        Assert.Equal(submitted, id);
        await provider.ReplayAsync("testbox-requests.txt", provider.MacOfName, id!, await RootOfAsync(id!));
        await provider.ExpectAsync("200 {}", "GET", $"/boot.container/host/{box}");
        await provider.ExpectAsync(Done, "PUT", $"/del_host2queues?host={box}");

        await AssertSucceededAsync(id!, box);
    }

    [Fact]
    public async Task The_libvirt_provider_runs_a_job_that_fails()
    {
        var (group, provider) = NewBox();
        var (box, mac) = (provider.Box, provider.MacOfName);
        await silo.SubmitAsync(group, """, "os_mount": "nfs" """);

        await provider.ExpectAsync(Done, "PUT", $"/set_host_mac?hostname={box}&mac={mac}");
        await provider.ExpectAsync(Done, "PUT", $"/set_host2queues?queues={group}&host={box}");
        var text = JsonNode.Parse(await silo.Client.GetStringAsync($"/boot.libvirt/mac/{mac}"))!;
        var id = (string)text["job_id"]!;
        Assert.Null(await provider.FetchAsync((string)text["kernel_uri"]!));
        foreach (var initrd in text["initrds_uri"]!.AsArray())
        {
            await provider.FetchAsync((string)initrd!);
        }

        await provider.ReplayAsync("failing-testbox-requests.txt", mac, id, (string)text["result_root"]!);

        var job = await silo.GetJsonAsync($"/api/v1/jobs/{id}");
        Assert.Equal(("failed", box), ((string)job["state"]!, (string)job["attempts"]![0]!["testbox"]!));
        Assert.Equal("on_fail", (string)job["attempts"]![0]!["values"]!["job_stage"]!);
        var root = (string)text["result_root"]!;
        Assert.Equal("no such disk", await silo.Client.GetStringAsync($"{root}/stderr"));
    }

    [Fact]
    public async Task A_machine_goes_from_job_to_job_by_kexec()
    {
        var (group, provider) = NewBox();
        var (box, mac) = (provider.Box, provider.MacOfLine);
        var first = await silo.SubmitAsync(group, """, "os_mount": "nfs" """);
        var second = await silo.SubmitAsync(group, """, "os_mount": "nfs" """);
        await provider.ExpectAsync(Done, "PUT", $"/set_host_mac?hostname={box}&mac={mac}");

        var id = await provider.ReadBootTextAsync(await silo.Client.GetStringAsync($"/boot.ipxe/mac/{mac}"));
        Assert.Equal(first, id);
        await provider.ReplayAsync("testbox-requests.txt", mac, id!, await RootOfAsync(id!));
        id = await provider.ReadBootTextAsync(await silo.Client.GetStringAsync(
            $"/~lkp/cgi-bin/gpxelinux.cgi?hostname={box}&mac={mac}&last_kernel=vmlinuz-5.10&manual_reboot"));
        Assert.Equal(second, id);
        await provider.ExpectAsync(
            Done,
            "GET",
            $"/~lkp/cgi-bin/lkp-wtmp?tbox_name={box}&tbox_state=kexec_to_next_job&mac={mac}&job_id={first}");
        await provider.ReplayAsync("testbox-requests.txt", mac, id!, await RootOfAsync(id!));

        await AssertSucceededAsync(first, box);
        await AssertSucceededAsync(second, box);
    }

    private (string Group, OldProvider Provider) NewBox()
    {
        var group = SiloFixture.NewGroup();
        return (group, new OldProvider(silo, $"{group}-1"));
    }

    /// <summary>Where curl uploads to: the result root that job.yaml names.</summary>
    private async Task<string> RootOfAsync(string id) =>
        (string)(await silo.GetJsonAsync($"/scheduler/v1/jobs/{id}"))["result_root"]!;

    private async Task AssertSucceededAsync(string id, string box)
    {
        var job = await silo.GetJsonAsync($"/api/v1/jobs/{id}");
        var attempt = Assert.Single(job["attempts"]!.AsArray())!;
        Assert.Equal(
            ("succeeded", "succeeded", box),
            ((string)job["state"]!, (string)attempt["state"]!, (string)attempt["testbox"]!));
        Assert.Equal("1.37 1.03 0.45 1/122 2101", (string)attempt["values"]!["loadavg"]!);
        Assert.Equal("/lkp/lkp/.src-20210204-100000:1:2", (string)attempt["values"]!["version"]!);
        Assert.Equal(
            ["data/iperf.json", "program.time"],
            attempt["artifacts"]!.AsArray().Select(file => (string)file!["path"]!));
        Assert.Equal(
            """{"bps": 94.5}""",
            await silo.Client.GetStringAsync($"/api/v1/jobs/{id}/attempts/1/artifacts/data/iperf.json"));
    }
}
