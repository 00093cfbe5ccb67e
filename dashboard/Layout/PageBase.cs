using Boxyard.Client;
using Boxyard.Dashboard.Accounts;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Layout;

/// <summary>What pages have in common: who looks, the silo as they may ask it, and what it refused.</summary>
public abstract class PageBase : ComponentBase
{
    [CascadingParameter]
    public HttpContext? HttpContext { get; set; }

    [Inject]
    private protected BoxyardClient Silo { get; set; } = null!;

    [Inject]
    private protected Visitor Visitor { get; set; } = null!;

    [Inject]
    private protected NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private protected TimeProvider Clock { get; set; } = null!;

    /// <summary>Why the page cannot show what it is for; null when it can.</summary>
    protected Problem? Problem { get; set; }

    /// <summary>When the visitor has gone.</summary>
    protected CancellationToken Aborted => HttpContext?.RequestAborted ?? CancellationToken.None;

    /// <summary>A form was sent: the page is made for its handler.</summary>
    protected bool IsPost => HttpMethods.IsPost(HttpContext?.Request.Method ?? "");

    /// <summary>The script of a page that is open asks, which keeps what it has built up itself.</summary>
    protected bool IsRefresh => HttpContext?.Request.Headers.ContainsKey("x-refresh") == true;

    protected override Task OnInitializedAsync() => TryLoadAsync();

    /// <summary>Reads what the page shows.</summary>
    protected virtual Task LoadAsync() => Task.CompletedTask;

    /// <summary>The same; what the silo refuses becomes <see cref="Problem"/>.</summary>
    protected async Task TryLoadAsync()
    {
        try
        {
            await LoadAsync();
        }
        catch (BoxyardException failure)
        {
            Problem = failure.Problem;
        }
    }
}
