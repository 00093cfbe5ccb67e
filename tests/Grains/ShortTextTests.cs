using Boxyard.Jobs;

namespace Boxyard.Tests.Grains;

public sealed class ShortTextTests
{
    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "abc")]
    [InlineData("ab😀", 3, "ab")]
    [InlineData("ab😀c", 4, "ab😀")]
    public void Text_is_cut_between_characters(string text, int maxLength, string cut)
    {
        Assert.Equal(cut, ShortText.Cut(text, maxLength));
    }
}
