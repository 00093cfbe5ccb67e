using Boxyard.Results;

namespace Boxyard.Tests.Grains.Results;

public sealed class ResultPathTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("a/b.c/d e")]
    [InlineData("größe/日本")]
    [InlineData("...")]
    public void A_relative_path_may_be_used(string path) => Assert.Null(ResultPath.FindProblem(path));

    [Theory]
    [InlineData("", "The path is empty.")]
    [InlineData("/etc/passwd", "The path has an empty part: it begins or ends with '/', or has '//' in it.")]
    [InlineData("a//b", "The path has an empty part: it begins or ends with '/', or has '//' in it.")]
    [InlineData("a/../b", "The path has a part '.' or '..'.")]
    [InlineData("./a", "The path has a part '.' or '..'.")]
    [InlineData("a\\b", "The path has a backslash in it.")]
    [InlineData("a\0b", "The path has a control character in it.")]
    [InlineData("a\nb", "The path has a control character in it.")]
    [InlineData(".boxyard/log/x", "Names that begin with '.boxyard' are reserved.")]
    public void Other_paths_are_refused_with_the_reason(string path, string problem) => Assert.Equal(problem, ResultPath.FindProblem(path));

    [Fact]
    public void Half_a_surrogate_pair_is_no_text() =>
        Assert.Equal("The path is not text of at most 1024 bytes of UTF-8.", ResultPath.FindProblem("a\ud800"));

    [Fact]
    public void Lengths_are_counted_in_bytes()
    {
        Assert.Null(ResultPath.FindProblem(new string('a', 255)));
        Assert.Equal("A part of the path is longer than 255 bytes.", ResultPath.FindProblem(new string('é', 128)));
        Assert.Equal("The path is not text of at most 1024 bytes of UTF-8.", ResultPath.FindProblem(string.Join('/', Enumerable.Repeat("abcd", 206))));
    }
}
