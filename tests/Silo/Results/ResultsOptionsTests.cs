using Boxyard.Results;

namespace Boxyard.Tests.Silo.Results;

public sealed class ResultsOptionsTests
{
    [Fact]
    public void The_defaults_are_fit() =>
        Assert.True(new ResultsOptionsValidator().Validate(null, new ResultsOptions()).Succeeded);

    [Fact]
    public void Every_mistake_is_named_at_once()
    {
        var options = new ResultsOptions
        {
            Directory = "",
            MaxLogBytes = 0,
            MaxArtifactBytes = -1,
            ExtractInterval = TimeSpan.Zero,
            MaxExtractDelay = TimeSpan.FromDays(2),
        };

        var failures = new ResultsOptionsValidator().Validate(null, options).Failures!.ToArray();

        string[] names = ["Directory", "MaxLogBytes", "MaxArtifactBytes", "ExtractInterval", "MaxExtractDelay"];
        Assert.Equal(names.Length, failures.Length);
        Assert.All(
            names.Zip(failures),
            pair => Assert.StartsWith($"Results:{pair.First}", pair.Second, StringComparison.Ordinal));
    }
}
