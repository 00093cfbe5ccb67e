using Boxyard.Tests.Silo.Accounts;

namespace Boxyard.Tests.Dashboard;

public sealed class BoxPageTests(AccountSilo silo) : IClassFixture<AccountSilo>
{
    [Fact]
    public async Task A_note_is_written_and_taken_away_by_operators_and_read_by_all()
    {
        await KnowAsync("page-1");
        await using var host = new DashboardHost(silo.Address);
        using var browser = await host.SignInAsync(silo.TokenOf("operator"));
        using var viewer = await host.SignInAsync(silo.TokenOf("viewer"));

        using var before = await browser.OpenAsync("/boxes/page-1");
        var (_, location) = await browser.SendAsync(before, "form[action$='/notes']", ("text", "<b>new</b> fan"));
        // The form of a page is one note, however often it is sent.
        await browser.SendAsync(before, "form[action$='/notes']", ("text", "<b>new</b> fan"));
        using var after = await browser.OpenAsync(location!);
        using var read = await viewer.OpenAsync("/boxes/page-1");

        Assert.Equal("Nothing is written down.", Browser.Text(before, "#notes"));
        Assert.Equal(["<b>new</b> fan"], Browser.Texts(after, ".note-text"));
        Assert.StartsWith("operator, ", Browser.Text(after, "#notes .small"), StringComparison.Ordinal);
        Assert.Equal(["<b>new</b> fan"], Browser.Texts(read, ".note-text"));
        Assert.Null(read.QuerySelector("#notes form"));
        Assert.True(read.QuerySelector("form[action$='/notes'] button")!.HasAttribute("disabled"));
        Assert.Contains("This needs the role operator; you are viewer", Browser.Texts(read, ".actions .faint"));

        await browser.SendAsync(after, "#notes form");
        using var last = await browser.OpenAsync("/boxes/page-1");
        Assert.Empty(last.QuerySelectorAll(".note-text"));
    }

    [Fact]
    public async Task What_a_visitor_may_not_do_is_refused_on_a_page_that_leads_back()
    {
        await KnowAsync("page-2");
        await using var host = new DashboardHost(silo.Address);
        using var viewer = await host.SignInAsync(silo.TokenOf("viewer"));
        using var page = await viewer.OpenAsync("/boxes/page-2");

        using var refused = await viewer.SendForPageAsync(
            page, "form[action$='/notes']", 403, ("text", "not mine to say"));

        Assert.Equal("You may not do this", Browser.Text(refused, "h1"));
        Assert.Contains("operator", Browser.Text(refused, ".empty p"), StringComparison.Ordinal);
        Assert.NotNull(refused.QuerySelector(".top"));
    }

    private async Task KnowAsync(string box)
    {
        using var answer = await silo.SendAsync(
            HttpMethod.Patch, $"/api/v1/testboxes/{box}", silo.TokenOf("operator"), """{"arch": "x86_64"}""");
        await AccountSilo.ReadAsync(answer, 200);
    }
}
