using Boxyard.Boot;

namespace Boxyard.Tests.Silo.Boot;

/// <summary>GRUB parses a whole text before it runs any of it: one wrong sign, and the box stands still.</summary>
public sealed class GrubSyntaxTests : IDisposable
{
    private static readonly BootAddress Scheduler = new("172.17.0.1", 3000);

    private readonly BootLab _lab = new BootLab().WithSampleFiles();

    public void Dispose() => _lab.Dispose();

    [Theory]
    [InlineData("G1")]
    [InlineData("G2")]
    [InlineData("G3")]
    public async Task Every_text_without_a_job_can_be_parsed(string generation)
    {
        var texts = _lab.Texts(Enum.Parse<BootGeneration>(generation));

        // G2's are known to the byte, and their last line is one that GRUB reports and passes over.
        if (generation != "G2")
        {
            await GrubScript.AssertParsedAsync(texts.NoJob(BootKind.Grub, Scheduler));
            await GrubScript.AssertParsedAsync(texts.NoJob(BootKind.Grub, Scheduler, isKnownBox: false));
        }

        await GrubScript.AssertParsedAsync(texts.Error(BootKind.Grub, "wait: '\"$(' is no number\n}; of seconds"));
    }

    [Theory]
    [InlineData("G1")]
    [InlineData("G2")]
    [InlineData("G3")]
    public async Task A_job_can_be_parsed_whatever_it_says(string generation)
    {
        var texts = _lab.Texts(Enum.Parse<BootGeneration>(generation));
        string[] parameters =
        [
            "quiet", "a=$x;reboot b=\\\"c d\\\" ${mac}", "'a b' c=\\\"d", "it's", "a\\\\", "\\\\", "a #b", "# c",
            "{ } ! [ ]", "a|b>c<d&e", "\\\"a\\\\", "$", "${", "(x)", "\\\"$y;\\\"", "'$z;'", "menuentry if then",
            "ä\\u0001b",
        ];
        string[] jobs =
        [
            .. parameters.Select(text => $$"""{"kernel_custom_params": "{{text}}"}"""),
            """{"os_mount": "initramfs"}""",
            """{"os_dir": "a;$b/c \"d", "lkp_initrd_user": "}"}""",
        ];
        foreach (var job in jobs)
        {
            var offer = SampleOffer.With(job, address: "[fd77::1]:3000");
            await GrubScript.AssertParsedAsync(texts.Job(BootKind.Grub, offer).Text);
        }
    }

    [Theory]
    [InlineData("b=\\\"c d\\\" root=x", "b=\"c d\" root=x")]
    [InlineData("b=\\\"c;$d\\\"", "b=\"c;\\$d\"")]
    [InlineData("b='c;$d'", "b='c;$d'")]
    [InlineData("it's", "it\\'s")]
    [InlineData("a=\\\"b", "a=\\\"b")]
    [InlineData("a\\\\", "a\\\\")]
    [InlineData("a #b c#d", "a \\#b c#d")]
    [InlineData("{ a }", "\\{ a \\}")]
    public void What_a_job_says_reaches_the_kernel(string json, string expected)
    {
        var offer = SampleOffer.With($$"""{"kernel_custom_params": "{{json}}"}""");
        var text = _lab.Texts(BootGeneration.G1).Job(BootKind.Grub, offer).Text;

        Assert.Contains($" ro {expected} root=", text, StringComparison.Ordinal);
    }
}
