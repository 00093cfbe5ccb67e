using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Boxyard.Tests.Dashboard;

/// <summary>A visitor without script: opens pages, fills and sends their forms, keeps cookies.</summary>
internal sealed class Browser : IDisposable
{
    private static readonly HtmlParser Parser = new();

    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;
    private string _page = "/";

    public Browser(Uri address) => _http = new HttpClient(
        new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = false })
    {
        BaseAddress = address,
    };

    public IEnumerable<Cookie> Cookies => _cookies.GetAllCookies();

    public async Task<IHtmlDocument> OpenAsync(string path, int status = 200)
    {
        _page = path;
        using var answer = await _http.GetAsync(path);
        return await ReadAsync(answer, status);
    }

    /// <summary>Sends a form of a page with its own fields and these; where it leads, without going there.</summary>
    public async Task<(int Status, string? Location)> SendAsync(
        IHtmlDocument page, string form, params (string Name, string Value)[] fields)
    {
        using var answer = await PostAsync(page, form, fields);
        var location = answer.Headers.Location;
        return (
            (int)answer.StatusCode,
            location is { IsAbsoluteUri: true } ? location.PathAndQuery : location?.ToString());
    }

    /// <summary>The same for a form that is answered by a page.</summary>
    public async Task<IHtmlDocument> SendForPageAsync(
        IHtmlDocument page, string form, int status, params (string Name, string Value)[] fields)
    {
        using var answer = await PostAsync(page, form, fields);
        return await ReadAsync(answer, status);
    }

    /// <summary>Begins to read an answer that does not end by itself.</summary>
    public Task<HttpResponseMessage> FollowAsync(string path) =>
        _http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);

    /// <summary>Posts fields to an address as they are: as a form of another site would.</summary>
    public async Task<int> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(
            fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await _http.PostAsync(path, content);
        return (int)answer.StatusCode;
    }

    public void Dispose() => _http.Dispose();

    /// <summary>What people read of an element: its text with single spaces.</summary>
    public static string Text(IParentNode page, string selector) => Text(
        page.QuerySelector(selector) ?? throw new InvalidOperationException($"The page has no '{selector}'."));

    public static string Text(INode node) => string.Join(
        ' ', node.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static IReadOnlyList<string> Texts(IParentNode page, string selector) =>
        [.. page.QuerySelectorAll(selector).Select(Text)];

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer, int status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == (int)answer.StatusCode, $"{(int)answer.StatusCode}: {text}");
        return await Parser.ParseDocumentAsync(text);
    }

    private async Task<HttpResponseMessage> PostAsync(
        IHtmlDocument page, string selector, (string Name, string Value)[] fields)
    {
        var form = page.QuerySelector(selector) as IHtmlFormElement
            ?? throw new InvalidOperationException($"The page has no form '{selector}'.");
        var sent = form.QuerySelectorAll("input[name], textarea[name], select[name]")
            .ToDictionary(field => field.GetAttribute("name")!, field => field switch
            {
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value ?? "",
                _ => field.GetAttribute("value") ?? "",
            });
        foreach (var (name, value) in fields)
        {
            Assert.True(form.QuerySelector($"[name='{name}']") is not null, $"The form has no field '{name}'.");
            sent[name] = value;
        }

        using var content = new FormUrlEncodedContent(sent);
        return await _http.PostAsync(form.GetAttribute("action") ?? _page, content);
    }
}
