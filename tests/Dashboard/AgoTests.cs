using Boxyard.Dashboard;

namespace Boxyard.Tests.Dashboard;

public class AgoTests
{
    [Theory]
    [InlineData(0.4, "0 s")]
    [InlineData(52, "52 s")]
    [InlineData(60, "1 m")]
    [InlineData(200, "3 m 20 s")]
    [InlineData(18_600, "5 h 10 m")]
    [InlineData(180_000, "2 d 2 h")]
    [InlineData(1_036_800, "12 d")]
    public void A_span_is_told_by_its_two_largest_units(double seconds, string text) =>
        Assert.Equal(text, Ago.Span(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void What_comes_is_told_apart_from_what_was()
    {
        var now = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

        Assert.Equal("3 m ago", Ago.Of(now.AddMinutes(-3), now));
        Assert.Equal("in 40 s", Ago.Of(now.AddSeconds(40), now));
    }

    [Theory]
    [InlineData(812, "812 B")]
    [InlineData(3_400, "3.4 kB")]
    [InlineData(999_960, "1 MB")]
    [InlineData(1_200_000_000, "1.2 GB")]
    public void Sizes_are_told_in_powers_of_a_thousand(long size, string text) => Assert.Equal(text, Bytes.Of(size));
}
