using System.Text;
using System.Text.Json.Nodes;
using Boxyard.Jobs;

namespace Boxyard.Tests.Grains;

public sealed class JobExpanderTests
{
    private static readonly DateTimeOffset Now = new(2021, 2, 4, 23, 59, 0, TimeSpan.Zero);

    public static TheoryData<string> SubmitErrors() =>
        [.. Vector.Rows("submit_errors.json").Where(row => row["refused"] is null).Select(row => row.ToJsonString())];

    [Theory]
    [MemberData(nameof(SubmitErrors))]
    public void The_first_error_is_the_one_that_old_clients_know(string line)
    {
        var row = JsonNode.Parse(line)!;
        var job = new JsonObject
        {
            ["suite"] = "iperf",
            ["testbox"] = "vm-2p8g",
            ["my_email"] = "a@b.c",
            ["my_name"] = "A",
            ["my_token"] = "t",
        };
        if (row["missing"] is { } missing)
        {
            job.Remove((string)missing!);
        }
        else
        {
            job[(string)row["field"]!] = (string)row["value"]!;
        }

        var expansion = new JobExpander(new JobRules { RequiresAccount = true }).Expand(job, Now);
        Assert.Equal((string)row["message"]!, Assert.Single(expansion.Errors).Message);
        Assert.Null(expansion.Job);
    }

    [Fact]
    public void Secrets_leave_the_spec_and_no_mistake_shows_a_value()
    {
        var job = Expand("{suite: x, testbox: h, secrets: {A_KEY: hidden, n: 7, yes: true}}").Job!;
        var wrong = Expand(
            "{suite: x, testbox: h, secrets: {1A: hidden, B: [hidden], attempt_token: hidden, C: null}}").Errors;

        Assert.Equal([("A_KEY", "hidden"), ("n", "7"), ("yes", "true")], job.Secrets.Select(pair => (pair.Key, pair.Value)));
        Assert.DoesNotContain("hidden", job.Spec, StringComparison.Ordinal);
        Assert.DoesNotContain("secrets", job.Spec, StringComparison.Ordinal);
        Assert.Equal(
            [
                "'secrets.1A' is no name of a variable: letters, digits and underscores, at most 100, no digit first.",
                "'secrets.B' is a list; it must be text.",
                "'secrets.attempt_token' is the scheduler's own name. Choose another.",
                "'secrets.C' is empty; it must be text.",
            ],
            wrong.Select(error => error.Message));
        Assert.Equal(
            "'secrets' is a list; it must be an object, such as `secrets: {REGISTRY_PASSWORD: \"...\"}`.",
            Assert.Single(Expand("{suite: x, testbox: h, secrets: [hidden]}").Errors).Message);
        Assert.Single(Expand($"{{suite: x, testbox: h, secrets: {{A: {new string('h', 65_537)}}}}}").Errors);
    }

    [Fact]
    public void A_box_s_own_disk_is_no_root_that_we_boot()
    {
        var error = Assert.Single(Expand("{suite: x, testbox: t, os_mount: local}").Errors);
        Assert.Equal(
            ("os_mount", "'os_mount' is local; boxes do not boot from their own disks here. "
                + "Write initramfs, nfs, cifs or container."),
            (error.Field, error.Message));
    }

    [Fact]
    public void A_refused_account_has_the_known_text() =>
        Assert.Equal(
            JobExpander.RefuseAccount(reason: null),
            (string)Vector.Rows("submit_errors.json").Single(row => row["refused"] is not null)["message"]!);

    [Fact]
    public void All_missing_keys_are_named_in_the_old_order()
    {
        var expansion = Expand("{os_mount: foo}", new JobRules { RequiresAccount = true });
        Assert.Equal(
            ["suite", "testbox", "my_email", "my_name", "my_token", "os_mount"],
            expansion.Errors.Select(error => error.Field));
    }

    [Fact]
    public void A_small_job_gets_all_its_fields()
    {
        var expansion = Expand("{suite: iperf, testbox: vm-2p8g-3, my_email: a@b.c, pp: {iperf: {runtime: 300, protocol: tcp}}, odd: {kept: [1, null]}}");
        var expected = JsonNode.Parse("""
            {"suite": "iperf", "testbox": "vm-2p8g-3", "my_email": "a@b.c", "pp": {"iperf": {"runtime": 300, "protocol": "tcp"}},
             "odd": {"kept": [1, null]}, "tbox_group": "vm-2p8g", "docker_image": "centos:7", "os": "openeuler", "os_version": "20.03",
             "os_arch": "aarch64", "os_mount": "initramfs", "os_dir": "openeuler/aarch64/20.03", "rootfs": "openeuler-20.03-aarch64",
             "lab": "nolab", "lkp_initrd_user": "latest", "queue": "vm-2p8g.aarch64", "subqueue": "a@b.c", "pp_params": "tcp-300",
             "submit_date": "2021-02-04", "result_service": "raw_upload", "timeout_seconds": 3600}
            """);
        Assert.Empty(expansion.Errors);
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(expansion.Job!.Spec)), expansion.Job.Spec);
        Assert.Equal(
            ("vm-2p8g.aarch64", "a@b.c", 0), (expansion.Job.Queue, expansion.Job.Submitter, expansion.Job.Priority));
        Assert.Equal(
            (TimeSpan.FromHours(1), 2, 0),
            (expansion.Job.RunTimeout, expansion.Job.InfraRetries, expansion.Job.Retries));
    }

    [Fact]
    public void The_result_root_names_the_attempt()
    {
        var spec = JsonNode.Parse(Expand("{suite: iperf, testbox: vm-2p8g, pp: {iperf: {runtime: 300, protocol: tcp}}}").Job!.Spec)!.AsObject();
        Assert.Equal(
            "/result/iperf/2021-02-04/vm-2p8g/openeuler-20.03-aarch64/tcp-300/7",
            ResultRoot.For(spec, new ShownId(7, 1)));
        Assert.Equal(
            "/result/iperf/2021-02-04/vm-2p8g/openeuler-20.03-aarch64/tcp-300/7.2",
            ResultRoot.For(spec, new ShownId(7, 2)));
    }

    [Fact]
    public void An_empty_part_of_the_result_root_disappears()
    {
        var spec = JsonNode.Parse(Expand("{suite: boot, testbox: myhost}").Job!.Spec)!.AsObject();
        Assert.Equal(
            "/result/boot/2021-02-04/myhost/openeuler-20.03-aarch64/7", ResultRoot.For(spec, new ShownId(7, 1)));
    }

    [Fact]
    public void A_group_alone_names_the_box_too()
    {
        var job = Expand("{suite: x, tbox_group: vm-2p8g--me}").Job!;
        Assert.Equal(("vm-2p8g--me", "vm-2p8g--me", "vm-2p8g--me.aarch64"), (job.Testbox, job.Group, job.Queue));
    }

    [Theory]
    [InlineData("queue: fast", "fast", "a@b.c")]
    [InlineData("subqueue: idle", "vm-2p8g.aarch64/idle", "idle")]
    [InlineData("queue: fast, subqueue: idle", "fast/idle", "idle")]
    [InlineData("subqueue: delimiter@localhost", "vm-2p8g.aarch64/delimiter@localhost", "delimiter@localhost")]
    [InlineData("subqueue: other", "vm-2p8g.aarch64", "a@b.c")]
    [InlineData("arch: x86_64", "vm-2p8g.x86_64", "a@b.c")]
    [InlineData("os_arch: x86_64", "vm-2p8g.x86_64", "a@b.c")]
    public void The_queue_follows_from_the_job(string fields, string queue, string subQueue)
    {
        var job = Expand($"{{suite: x, testbox: vm-2p8g, my_email: a@b.c, {fields}}}").Job!;
        Assert.Equal((queue, "a@b.c"), (job.Queue, job.Submitter));
        Assert.Equal(subQueue, (string)JsonNode.Parse(job.Spec)!["subqueue"]!);
    }

    [Fact]
    public void A_stored_spec_can_be_submitted_again()
    {
        var first = Expand("{suite: x, testbox: vm-2p8g, subqueue: idle, id: 5, result_root: /old}").Job!;
        var second = Expand(first.Spec).Job!;
        Assert.Equal(first, second);
        Assert.DoesNotContain("/old", first.Spec, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("centos:7", "centos", "7")]
    [InlineData("centos", "centos", "latest")]
    [InlineData("reg.example.org:5000/team/image:1.2", "reg.example.org-5000-team-image", "1.2")]
    [InlineData("team/image@sha256:00ff", "team-image", "sha256-00ff")]
    public void A_containers_system_is_its_images(string image, string os, string version)
    {
        var spec = JsonNode.Parse(Expand($"{{suite: x, testbox: dc-8g, os: debian, os_mount: bad, docker_image: '{image}'}}").Job!.Spec)!;
        Assert.Equal("container", (string)spec["os_mount"]!);
        Assert.Equal($"{os}/aarch64/{version}", (string)spec["os_dir"]!);
        Assert.Equal($"{os}-{version}-aarch64", (string)spec["rootfs"]!);
    }

    [Fact]
    public void A_version_that_looks_like_a_number_keeps_its_digits()
    {
        var spec = JsonNode.Parse(Expand("{suite: x, testbox: h, os: ubuntu, os_version: 22.10}").Job!.Spec)!;
        Assert.Equal("ubuntu/aarch64/22.10", (string)spec["os_dir"]!);
    }

    [Theory]
    [InlineData("timeout: 90", 90)]
    [InlineData("timeout: 90, runtime: 5", 90)]
    [InlineData("timeout: 2h", 7200)]
    [InlineData("runtime: 100", 410)]
    [InlineData("runtime: '3600'", 4110)]
    [InlineData("runtime: 0", 300)]
    [InlineData("lab: z9", 3600)]
    public void A_run_may_take_what_the_job_says(string fields, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Expand($"{{suite: x, testbox: h, {fields}}}").Job!.RunTimeout);

    [Theory]
    [InlineData("suite: a/b")]
    [InlineData("suite: ..")]
    [InlineData("suite: [a]")]
    [InlineData("suite: true")]
    [InlineData("testbox: 'a b'")]
    [InlineData("testbox: {a: 1}")]
    [InlineData("tbox_group: a..b")]
    [InlineData("tbox_group: .a")]
    [InlineData("queue: a/b")]
    [InlineData("queue: 'a,b'")]
    [InlineData("subqueue: [idle]")]
    [InlineData("os: '-x'")]
    [InlineData("os_version: \"a\\nb\"")]
    [InlineData("os_arch: a%2e")]
    [InlineData("arch: [x86_64]")]
    [InlineData("os_mount: [nfs]")]
    [InlineData("docker_image: /centos")]
    [InlineData("docker_image: 'a:..'")]
    [InlineData("docker_image: ['a']")]
    [InlineData("lab: a/b")]
    [InlineData("lkp_initrd_user: ../x")]
    [InlineData("my_email: 'a b'")]
    [InlineData("my_email: {a: 1}")]
    [InlineData("priority: 101")]
    [InlineData("priority: -101")]
    [InlineData("priority: 1.5")]
    [InlineData("priority: high")]
    [InlineData("priority: [1]")]
    [InlineData("timeout: 0")]
    [InlineData("timeout: 31d")]
    [InlineData("runtime: long")]
    [InlineData("runtime: -1")]
    [InlineData("runtime: s")]
    [InlineData("infra_retries: -1")]
    [InlineData("retries: 101")]
    [InlineData("script: {a: 1}")]
    [InlineData("script: true")]
    [InlineData("pp: [1]")]
    [InlineData("pp: x")]
    public void A_wrong_value_is_refused_by_its_fields_name(string field)
    {
        var name = field.Split(':')[0];
        var suite = name == "suite" ? "" : "suite: x, ";
        var testbox = name == "testbox" ? "" : "testbox: h, ";
        var error = Assert.Single(Expand($"{{{suite}{testbox}{field}}}").Errors);
        Assert.Equal(name, error.Field);
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_of_any_length_gets_a_short_answer()
    {
        var error = Assert.Single(Expand($"{{suite: {new string('a', 129)}, testbox: h}}").Errors);
        Assert.Equal("'suite' has 129 characters; it must have 1 to 128. Rename it.", error.Message);
        Assert.Empty(Expand($"{{suite: {new string('a', 128)}, testbox: h}}").Errors);
    }

    [Fact]
    public void A_scripts_lines_are_texts()
    {
        var spec = JsonNode.Parse(Expand("{suite: x, testbox: h, script: [echo a, true, 5, null]}").Job!.Spec)!;
        Assert.Equal("""["echo a","true","5",""]""", spec["script"]!.ToJsonString());
    }

    [Fact]
    public void A_line_that_yaml_reads_as_an_object_is_named()
    {
        var error = Assert.Single(Expand("{suite: x, testbox: h, script: [echo a, {echo b: c}]}").Errors);
        Assert.Equal("script.1", error.Field);
        Assert.Equal(
            "Line 2 of 'script' is an object, not text. Put it in quotes, or write the script as `script: |`.",
            error.Message);
    }

    [Fact]
    public void The_accounts_token_is_handed_over_and_not_stored()
    {
        var expansion = Expand("{suite: x, testbox: h, my_email: a@b.c, my_name: A, my_token: secret, my_uuid: u}");
        Assert.Equal(new JobAccount { Email = "a@b.c", Name = "A", Token = "secret" }, expansion.Account);
        Assert.DoesNotContain("secret", expansion.Job!.Spec, StringComparison.Ordinal);
        Assert.DoesNotContain("my_uuid", expansion.Job.Spec, StringComparison.Ordinal);
    }

    internal static JobExpansion Expand(string text, JobRules? rules = null)
    {
        var read = JobText.Parse(Encoding.UTF8.GetBytes(text), JobTextFormat.Yaml);
        return new JobExpander(rules ?? new JobRules()).Expand(Assert.Single(read.Jobs), Now);
    }
}
