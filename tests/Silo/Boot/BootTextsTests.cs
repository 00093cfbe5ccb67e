using System.Text.Json;
using Boxyard.Boot;

namespace Boxyard.Tests.Silo.Boot;

public sealed class BootTextsTests
{
    private const string X86 = """{"os_arch": "x86_64", "os_dir": "openeuler/x86_64/20.03", "kernel_custom_params": "quiet mitigations=off"}""";
    private const string Cluster = """
        {"os_mount": "initramfs", "nr_nic": 2, "nr_disk": 2, "disk_size": "128G", "rootfs_disk": ["/dev/vda", "/dev/vdb"], "memory": "16g"}
        """;

    private static readonly BootAddress Scheduler = new("172.17.0.1", 3000);

    [Theory]
    [InlineData("ipxe-nfs-g0.txt", "Ipxe", "G0", "{}")]
    [InlineData("ipxe-nfs-g0.txt", "Grub", "G0", "{}")]
    [InlineData("ipxe-nfs-g0.txt", "Container", "G0", """{"os_mount": "container"}""")]
    [InlineData("ipxe-nfs-g1.txt", "Ipxe", "G1", "{}")]
    [InlineData("ipxe-nfs-x86_64-g1.txt", "Ipxe", "G1", X86)]
    [InlineData("ipxe-cifs-g1.txt", "Ipxe", "G1", """{"os_mount": "cifs"}""")]
    [InlineData("ipxe-initramfs-g1.txt", "Ipxe", "G1", """{"os_mount": "initramfs"}""")]
    [InlineData("ipxe-initramfs-g2.txt", "Ipxe", "G2", Cluster)]
    [InlineData("ipxe-initramfs-g3.txt", "Ipxe", "G3", Cluster)]
    [InlineData("grub-nfs-g1.txt", "Grub", "G1", "{}")]
    [InlineData("grub-nfs-g2.txt", "Grub", "G2", "{}")]
    [InlineData("grub-nfs-g3.txt", "Grub", "G3", "{}")]
    [InlineData("container-g1.txt", "Container", "G1", """{"os_mount": "container"}""")]
    [InlineData("container-g2.txt", "Container", "G2", """{"os_mount": "container"}""")]
    [InlineData("libvirt-nfs-g1.txt", "Libvirt", "G1", "{}")]
    [InlineData("libvirt-nfs-g2.txt", "Libvirt", "G2", "{}")]
    public void A_job_is_answered_to_the_byte(string vector, string kind, string generation, string changes)
    {
        using var lab = new BootLab().WithSampleFiles();

        var answer = lab.Texts(Enum.Parse<BootGeneration>(generation)).Job(
            Enum.Parse<BootKind>(kind), SampleOffer.With(changes));

        Assert.Equal(Vector.Read(vector), answer.Text);
        Assert.Empty(answer.Warnings);
    }

    [Theory]
    [InlineData("ipxe-no-job-g0.txt", "Ipxe", "G0", true)]
    [InlineData("ipxe-no-job-g0.txt", "Grub", "G0", true)]
    [InlineData("ipxe-no-job-g0.txt", "Libvirt", "G0", true)]
    [InlineData("ipxe-no-job-g1.txt", "Ipxe", "G1", true)]
    [InlineData("ipxe-no-job-g1.txt", "Ipxe", "G1", false)]
    [InlineData("grub-no-job-g1.txt", "Grub", "G1", true)]
    [InlineData("container-no-job-g1.txt", "Container", "G1", true)]
    [InlineData("libvirt-no-job-g1.txt", "Libvirt", "G1", true)]
    [InlineData("ipxe-no-job-g2.txt", "Ipxe", "G2", true)]
    [InlineData("grub-no-job-g2.txt", "Grub", "G2", true)]
    [InlineData("container-no-job-g2.txt", "Container", "G2", true)]
    [InlineData("libvirt-no-job-g2.txt", "Libvirt", "G2", true)]
    [InlineData("ipxe-no-job-g3.txt", "Ipxe", "G3", true)]
    [InlineData("ipxe-unknown-box-g3.txt", "Ipxe", "G3", false)]
    public void No_job_is_answered_to_the_byte(string vector, string kind, string generation, bool isKnownBox)
    {
        using var lab = new BootLab();

        var text = lab.Texts(Enum.Parse<BootGeneration>(generation)).NoJob(
            Enum.Parse<BootKind>(kind), Scheduler, isKnownBox);

        Assert.Equal(Vector.Read(vector), text);
    }

    [Fact]
    public void Later_attempts_show_their_number_and_nothing_shows_the_token()
    {
        using var lab = new BootLab();
        var texts = lab.Texts(BootGeneration.G1);

        foreach (var kind in Enum.GetValues<BootKind>())
        {
            var text = texts.Job(kind, SampleOffer.With(attempt: 2)).Text;

            Assert.Contains("/job_initrd_tmpfs/173924.2/job.cgz", text, StringComparison.Ordinal);
            Assert.DoesNotContain(SampleOffer.Token, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Without_files_the_plain_paths_are_named_and_each_is_a_warning()
    {
        using var lab = new BootLab();
        lab.Options.OsAddress = null;
        lab.Options.InitrdAddress = null;

        var answer = lab.Texts(BootGeneration.G1).Job(BootKind.Ipxe, SampleOffer.With(address: "[fd77::1]:3000"));

        Assert.Equal(
            """
            #!ipxe

            initrd http://[fd77::1]:3000/os/openeuler/aarch64/20.03/initrd.lkp
            initrd http://[fd77::1]:3000/initrd/lkp/latest/lkp-aarch64.cgz
            initrd http://[fd77::1]:3000/job_initrd_tmpfs/173924/job.cgz
            kernel http://[fd77::1]:3000/os/openeuler/aarch64/20.03/vmlinuz user=lkp job=/lkp/scheduled/job.yaml RESULT_ROOT=/result/job rootovl ip=dhcp ro root=[fd77::1]:/os/openeuler/aarch64/20.03 initrd=initrd.lkp initrd=lkp-aarch64.cgz initrd=job.cgz
            boot

            """,
            answer.Text);
        Assert.Equal<string>(
            [
                "/os/openeuler/aarch64/20.03/vmlinuz does not exist",
                "/os/openeuler/aarch64/20.03 does not exist",
                "/os/openeuler/aarch64/20.03/initrd.lkp does not exist",
                "/initrd/lkp/latest/lkp-aarch64.cgz does not exist",
            ],
            answer.Warnings);
    }

    [Fact]
    public void An_initramfs_without_files_names_the_image_and_its_network_set_up()
    {
        using var lab = new BootLab();

        var text = lab.Texts(BootGeneration.G1).Job(BootKind.Ipxe, SampleOffer.With("""{"os_mount": "initramfs"}""")).Text;

        Assert.Contains(
            "\ninitrd http://172.17.0.1:8800/initrd/osimage/openeuler/aarch64/20.03/current\n",
            text,
            StringComparison.Ordinal);
        Assert.Contains(
            " initrd=current initrd=run-ipconfig.cgz initrd=lkp-aarch64.cgz initrd=job.cgz\n",
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Grub_boots_an_initramfs_when_there_is_one_and_the_manuals_root_when_not()
    {
        using var lab = new BootLab();
        var offer = SampleOffer.With("""{"os_mount": "initramfs"}""");

        Assert.Equal(Vector.Read("grub-nfs-g1.txt"), lab.Texts(BootGeneration.G1).Job(BootKind.Grub, offer).Text);

        lab.WithSampleFiles();
        var text = lab.Texts(BootGeneration.G1).Job(BootKind.Grub, offer).Text;
        Assert.Contains(
            " ro rdinit=/sbin/init prompt_ramdisk=0\ninitrd (http,172.17.0.1:8800)/initrd/osimage/",
            text,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(BootKind.Ipxe, " ro quiet chain http://evil/ root=")]
    [InlineData(BootKind.Grub, " ro quiet chain http://evil/ root=")]
    public void A_value_never_starts_a_line_or_a_second_command(BootKind kind, string expected)
    {
        using var lab = new BootLab();
        var offer = SampleOffer.With("""
            {
              "kernel_custom_params": "quiet\nchain\u0000|| http://evil/\r\n&&", "os_dir": "a\nreboot/b c/d", "os_arch": "x\nboot",
              "lkp_initrd_user": "u\nv"
            }
            """);

        var text = lab.Texts(BootGeneration.G1).Job(kind, offer).Text;

        var linesOfSample = lab.Texts(BootGeneration.G1).Job(kind, SampleOffer.With()).Text.Split('\n').Length;
        Assert.Equal(linesOfSample, text.Split('\n').Length);
        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.Contains("/os/a%0Areboot/b%20c/d/", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Grub_gets_its_own_special_characters_escaped()
    {
        using var lab = new BootLab();
        var offer = SampleOffer.With("""{"kernel_custom_params": "a=$x;reboot b=\"c d\" ${mac}"}""");

        var grub = lab.Texts(BootGeneration.G1).Job(BootKind.Grub, offer).Text;
        var ipxe = lab.Texts(BootGeneration.G1).Job(BootKind.Ipxe, offer).Text;

        Assert.Contains(""" ro a=\$x\;reboot b="c d" \$\{mac\} root=""", grub, StringComparison.Ordinal);
        Assert.Contains(""" ro a=$x;reboot b="c d" ${mac} root=""", ipxe, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_answers_escape_what_a_job_says()
    {
        using var lab = new BootLab();
        var offer = SampleOffer.With("""{"docker_image": "a\"b\\c\u0007", "vt": {"memory": 8}, "suite": "x\"y"}""");

        using var container = JsonDocument.Parse(lab.Texts(BootGeneration.G2).Job(BootKind.Container, offer).Text);
        using var libvirt = JsonDocument.Parse(lab.Texts(BootGeneration.G1).Job(BootKind.Libvirt, offer).Text);

        Assert.Equal("a\"b\\c\u0007", container.RootElement.GetProperty("docker_images").GetString());
        using var initrds = JsonDocument.Parse(container.RootElement.GetProperty("initrds").GetString()!);
        Assert.Equal(2, initrds.RootElement.GetArrayLength());
        Assert.Equal(8, libvirt.RootElement.GetProperty("vt").GetProperty("memory").GetInt32());
        Assert.StartsWith(
            "/result/x\"y/", libvirt.RootElement.GetProperty("result_root").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Failures_are_comments_to_loaders_and_json_to_programs()
    {
        using var lab = new BootLab();
        var texts = lab.Texts(BootGeneration.G1);

        Assert.StartsWith("#!grub\n# disk  full\nsleep 10\n", texts.Error(BootKind.Grub, "disk \nfull"), StringComparison.Ordinal);
        Assert.Equal("#!ipxe\n# disk  full\n", texts.Error(BootKind.Ipxe, "disk \nfull"));
        Assert.Equal("""{"job_id":"","error":"disk \nfull"}""", texts.Error(BootKind.Libvirt, "disk \nfull"));
        Assert.Equal("""{"error":"disk \nfull"}""", texts.Error(BootKind.Container, "disk \nfull"));
    }

    [Fact]
    public void GRUB_is_told_of_failures_in_its_own_words_in_every_generation()
    {
        using var lab = new BootLab();

        Assert.Equal(LoaderErrors.GrubText("full"), lab.Texts(BootGeneration.G0).Error(BootKind.Grub, "full"));
    }

    [Theory]
    [InlineData(null, "auto")]
    [InlineData("8g", "auto")]
    [InlineData("16g", "256M")]
    [InlineData("64g", "512M")]
    public void Bigger_machines_set_more_memory_aside_for_crash_dumps(string? memory, string expected) =>
        Assert.Equal(expected, CrashKernel.For(memory));

    [Fact]
    public void A_job_that_sets_crashkernel_itself_keeps_it()
    {
        using var lab = new BootLab();

        var text = lab.Texts(BootGeneration.G2).Job(BootKind.Ipxe, SampleOffer.With("""{"kernel_custom_params": "crashkernel=1G"}""")).Text;

        Assert.EndsWith("  initrd=lkp-aarch64.cgz\nboot\n", text, StringComparison.Ordinal);
    }
}
