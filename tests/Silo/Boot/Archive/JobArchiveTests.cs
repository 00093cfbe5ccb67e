using System.Diagnostics;
using Boxyard.Boot.Archive;
using Boxyard.Testboxes;

namespace Boxyard.Tests.Silo.Boot.Archive;

public sealed class JobArchiveTests
{
    private const string Full = """
        {
          "testbox": "vm-2p8g", "empty": "", "none": null, "hash": {"a": 1}, "runtime": 300, "not-a-name": 1, "title": "it's", "path": "$HOME/x",
          "disks": ["/dev/vda", "/dev/vdb 2"], "mixed": "a'b\"c $d `e` \\f\ng", "on": true, "my_token_hint": "a b",
          "secrets": {"my_email": "x@y.z", "attempt_token": "forged"}, "script": ["echo one", "echo two"],
          "job2sh": {"run_job": ["run_job()", "{", "\techo \"run $1\"", "}"], "on_fail": ["on_fail()", "{", "\ttrue", "}"], "defs": null}
        }
        """;

    private static readonly Dictionary<string, string> NoSecrets = [];

    [Fact]
    public void The_archive_holds_the_job_as_boxes_expect_it()
    {
        var offer = SampleOffer.With(Full, attempt: 2);

        var entries = UnpackedArchive.Read(JobArchive.Build(offer, NoSecrets));

        Assert.Equal(
            [
                ("lkp", "40755"), ("lkp/scheduled", "40755"), ("lkp/scheduled/job.sh", "100775"), (
                    "lkp/scheduled/job.yaml", "100664"),
                ("lkp/scheduled/secrets.yaml", "100600"), ("lkp/scheduled/script", "100775"),
            ],
            entries.Select(entry => (entry.Name, Convert.ToString(entry.Mode, 8))));
        Assert.All(entries, entry => Assert.Equal(offer.OfferedAt, entry.ModifiedAt));
        Assert.Equal($"attempt_token: {SampleOffer.Token}\nmy_email: x@y.z\n", entries[4].Text);
        Assert.Equal("#!/bin/sh\necho one\necho two\n", entries[5].Text);
    }

    [Fact]
    public void Job_yaml_is_the_stored_job_with_what_the_attempt_adds()
    {
        var yaml = Entry(SampleOffer.With(attempt: 2, address: "boot.lab"), "job.yaml");

        Assert.Equal(
            """
            id: "173924.2"
            suite: iperf
            category: benchmark
            tbox_group: vm-2p8g
            testbox: vm-2p8g-3
            os: openeuler
            os_arch: aarch64
            os_version: "20.03"
            os_dir: openeuler/aarch64/20.03
            os_mount: nfs
            rootfs: openeuler-20.03-aarch64
            submit_date: "2021-02-04"
            pp_params: tcp-300
            docker_image: centos:7
            lkp_initrd_user: latest
            my_email: a@b.c
            pp:
              iperf:
                runtime: 300
                protocol: tcp
            result_root: /result/iperf/2021-02-04/vm-2p8g/openeuler-20.03-aarch64/tcp-300/173924.2
            LKP_SERVER: boot.lab
            LKP_CGI_PORT: 80

            """,
            yaml);
    }

    [Fact]
    public void Job_yaml_keeps_secrets_and_shell_lines_out()
    {
        var yaml = Entry(SampleOffer.With(Full), "job.yaml");

        Assert.DoesNotContain("secrets", yaml, StringComparison.Ordinal);
        Assert.DoesNotContain("x@y.z", yaml, StringComparison.Ordinal);
        Assert.DoesNotContain("job2sh", yaml, StringComparison.Ordinal);
        Assert.DoesNotContain(SampleOffer.Token, yaml, StringComparison.Ordinal);
        Assert.Contains("\nscript:\n  - echo one\n  - echo two\n", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_are_in_files_of_their_own_and_no_shell_expands_them()
    {
        var secrets = new Dictionary<string, string> { ["A_KEY"] = "it's $HOME\nand more", ["Number"] = "7" };
        var entries = UnpackedArchive.Read(JobArchive.Build(SampleOffer.With(), secrets));

        var shell = entries.Single(entry => entry.Name == "lkp/scheduled/secrets.sh");
        Assert.Equal("100600", Convert.ToString(shell.Mode, 8));
        Assert.Equal("export A_KEY='it'\\''s $HOME\nand more'\nexport Number='7'\n", shell.Text);
        Assert.Equal(
            $"attempt_token: {SampleOffer.Token}\nA_KEY: |-\n  it's $HOME\n  and more\nNumber: \"7\"\n",
            entries.Single(entry => entry.Name == "lkp/scheduled/secrets.yaml").Text);
        Assert.DoesNotContain(
            entries,
            entry => entry.Text.Contains("and more", StringComparison.Ordinal)
                && !entry.Name.StartsWith("lkp/scheduled/secrets.", StringComparison.Ordinal));
    }

    [Fact]
    public void An_empty_pp_params_disappears_from_the_result_root() =>
        Assert.Contains(
            "\nresult_root: /result/iperf/2021-02-04/vm-2p8g/openeuler-20.03-aarch64/173924\n",
            Entry(SampleOffer.With("""{"pp_params": ""}"""), "job.yaml"),
            StringComparison.Ordinal);

    [Fact]
    public void The_same_attempt_gives_the_same_bytes() =>
        Assert.Equal(
            JobArchive.Build(SampleOffer.With(Full), NoSecrets), JobArchive.Build(SampleOffer.With(Full), NoSecrets));

    [Theory]
    [InlineData("\"echo a\"", "#!/bin/sh\necho a\n")]
    [InlineData("\"#!/usr/bin/env python3\\nprint(1)\\n\"", "#!/usr/bin/env python3\nprint(1)\n")]
    [InlineData("[\"#!/bin/bash\", \"true\"]", "#!/bin/bash\ntrue\n")]
    public void A_script_keeps_its_interpreter_or_gets_sh(string script, string expected) =>
        Assert.Equal(expected, Entry(SampleOffer.With($$"""{"script": {{script}}}"""), "script"));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"script": ""}""")]
    [InlineData("""{"script": []}""")]
    public void A_job_without_a_script_has_no_script_file(string changes) =>
        Assert.DoesNotContain(
            UnpackedArchive.Read(JobArchive.Build(SampleOffer.With(changes), NoSecrets)),
            entry => entry.Name.EndsWith("/script", StringComparison.Ordinal));

    [Fact]
    public void Job_sh_has_the_old_schedulers_shape()
    {
        var script = Entry(SampleOffer.With(Full), "job.sh");

        Assert.StartsWith(
            "#!/bin/sh\n\n\nexport_top_env()\n{\n\texport id=173924\n\texport suite='iperf'\n",
            script,
            StringComparison.Ordinal);
        Assert.EndsWith(
            "\n\n\t[ -n \"$LKP_SRC\" ] ||\n\texport LKP_SRC=/lkp/${user:-lkp}/src\n}\nrun_job()\n{\n\techo \"run $1\"\n}\non_fail()\n{\n\ttrue\n}\n\"$@\"\n",
            script,
            StringComparison.Ordinal);
        foreach (var absent in new[] { "empty", "none", "hash", "not-a-name", "job2sh", "script", "secrets", "attempt_token" })
        {
            Assert.DoesNotContain($"export {absent}=", script, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_real_shell_gets_the_values_back()
    {
        using var folder = new UnpackedFolder(JobArchive.Build(SampleOffer.With(Full), NoSecrets));

        var values = await folder.RunAsync(
            "cd lkp/scheduled && . ./job.sh; HOME=/root; export_top_env; for name in id testbox runtime title path disks mixed on LKP_SRC; do eval \"printf '%s\\0' \\\"\\$$name\\\"\"; done");

        Assert.Equal(
            ["173924", "vm-2p8g-3", "300", "it's", "/root/x", "/dev/vda\n/dev/vdb 2", "a'b\"c $d `e` \\f\ng", "true", "/lkp/lkp/src", ""],
            values.Split('\0'));
    }

    [Fact]
    public async Task A_real_shell_runs_the_clients_functions_by_name()
    {
        using var folder = new UnpackedFolder(JobArchive.Build(SampleOffer.With(Full), NoSecrets));

        Assert.Equal("run now\n", await folder.RunAsync("lkp/scheduled/job.sh run_job now"));
        Assert.Equal("one\ntwo\n", await folder.RunAsync("lkp/scheduled/script"));
    }

    [Fact]
    public async Task Real_gzip_reads_the_archive()
    {
        var start = new ProcessStartInfo("gzip", "-t") { RedirectStandardInput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        await process.StandardInput.BaseStream.WriteAsync(JobArchive.Build(SampleOffer.With(Full), NoSecrets));
        process.StandardInput.Close();
        await process.WaitForExitAsync();

        Assert.Equal(0, process.ExitCode);
    }

    private static string Entry(Offer offer, string name) =>
        UnpackedArchive.Read(JobArchive.Build(offer, NoSecrets)).Single(entry => entry.Name == $"lkp/scheduled/{name}").Text;
}
