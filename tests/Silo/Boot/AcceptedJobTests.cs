using System.Text;
using System.Text.Json.Nodes;
using Boxyard.Boot;
using Boxyard.Boot.Archive;
using Boxyard.Jobs;
using Boxyard.Results;
using FsCheck;
using FsCheck.Fluent;

namespace Boxyard.Tests.Silo.Boot;

/// <summary>
/// Of every job that submit accepts, all texts can be written: a box whose text throws would be stranded on errors.
/// </summary>
public sealed class AcceptedJobTests : IDisposable
{
    private const int MaxDepth = 64;

    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly JobExpander Expander = new(new JobRules());

    private readonly BootLab _lab = new BootLab().WithSampleFiles();
    private int _accepted;

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Any_job_that_is_accepted_can_be_rendered()
    {
        const int count = 400;
        var texts = Gen.Choose(0, int.MaxValue - 1).Select(seed => new RandomJobText(seed).Write());

        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            RenderIfAccepted(text, JobTextFormat.Json);
            RenderIfAccepted(text, JobTextFormat.Yaml);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(count));

        Assert.True(_accepted > count / 4, $"Only {_accepted} of {2 * count} texts were accepted: this tests nothing.");
    }

    [Theory]
    [InlineData("[", "]", MaxDepth - 1, true)]
    [InlineData("[", "]", MaxDepth, false)]
    [InlineData("{\"a\":", "}", MaxDepth - 1, true)]
    [InlineData("{\"a\":", "}", MaxDepth, false)]
    public void A_job_of_a_batch_is_as_deep_as_one_that_comes_alone(string open, string close, int levels, bool isValid)
    {
        var job = "{\"suite\": \"s\", \"testbox\": \"t\", \"vt\": " + Nested(open, close, levels) + "}";
        foreach (var text in new[] { job, $"[{job}]" })
        {
            foreach (var format in new[] { JobTextFormat.Json, JobTextFormat.Yaml })
            {
                var read = JobText.ParseMany(Encoding.UTF8.GetBytes(text), format);

                Assert.Equal(isValid, read.IsValid);
                RenderAll(read);
            }
        }
    }

    [Fact]
    public void A_name_of_many_letters_is_no_work_for_the_archive()
    {
        var job = new JsonObject { ["suite"] = "s", ["testbox"] = "t", [new string('a', 200_000) + "-"] = "x" };

        Render(Expander.Expand(job, Now).Job!);
    }

    [Theory]
    [InlineData("""{suite: s, testbox: t, a: "\ud800"}""")]
    [InlineData("""{suite: s, testbox: t, "\udc00": 1}""")]
    public void Half_a_surrogate_pair_is_refused_in_YAML_too(string text)
    {
        var read = JobText.Parse(Encoding.UTF8.GetBytes(text), JobTextFormat.Yaml);

        var error = Assert.Single(read.Errors);
        Assert.StartsWith("Line 1: This is not valid YAML.", error.Message, StringComparison.Ordinal);
    }

    private void RenderIfAccepted(string text, JobTextFormat format)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        RenderAll(JobText.Parse(bytes, format));
        RenderAll(JobText.ParseMany(bytes, format));
    }

    private void RenderAll(JobTextOutcome read)
    {
        foreach (var job in read.Jobs)
        {
            if (Expander.Expand(job, Now).Job is { } accepted)
            {
                _accepted++;
                Render(accepted);
            }
        }
    }

    private void Render(NewJob job)
    {
        var offer = SampleOffer.With() with { Spec = job.Spec };
        foreach (var generation in Enum.GetValues<BootGeneration>())
        {
            var texts = _lab.Texts(generation);
            Assert.All(Enum.GetValues<BootKind>(), kind => Assert.NotEmpty(texts.Job(kind, offer).Text));
        }

        Assert.NotEmpty(JobArchive.Build(offer, new Dictionary<string, string>()));
        var spec = JsonNode.Parse(job.Spec)!.AsObject();
        Assert.StartsWith("/result/", ResultRoot.For(spec, new ShownId(7, 1)), StringComparison.Ordinal);
        Assert.All(PackageFolder.List(spec), folder => Assert.StartsWith("/initrd/", folder, StringComparison.Ordinal));
    }

    private static string Nested(string open, string close, int levels) =>
        string.Concat(Enumerable.Repeat(open, levels)) + "1" + string.Concat(Enumerable.Repeat(close, levels));
}
