using Boxyard.Dashboard.Jobs;

namespace Boxyard.Tests.Dashboard;

public class LogTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("ends so\r", "ends so")]
    [InlineData("10 %\r50 %\r100 %\r", "100 %")]
    [InlineData("\u001b[1;31mred\u001b[0m and not", "red and not")]
    [InlineData("\u001b]0;title\u0007after", "after")]
    [InlineData("tab\tstays, bell\u0007 goes", "tab\tstays, bell goes")]
    [InlineData("", "")]
    public void A_line_is_as_a_terminal_would_leave_it(string line, string text) =>
        Assert.Equal(text, LogText.Plain(line));
}
