using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Boxyard.Client;
using Boxyard.Dashboard.Accounts;
using Boxyard.Dashboard.Jobs;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Submit;

/// <summary>
/// An editor for jobs, with what a submit of its text would queue. The page's script sends the form for a preview as
/// one types; without it there is a button.
/// </summary>
public sealed partial class SubmitPage
{
    private const int MaxShown = 20;
    private const string Example = "suite: hello\ntestbox: vm-hello\nscript: |\n  echo hello";

    private string _key = Guid.NewGuid().ToString("N");
    private IReadOnlyList<ExpandedJob>? _expanded;
    private IReadOnlyList<long> _submitted = [];
    private Problem? _mistake;

    /// <summary>The sample to begin with.</summary>
    [SupplyParameterFromQuery(Name = "sample")]
    public string? Sample { get; set; }

    /// <summary>The job to copy.</summary>
    [SupplyParameterFromQuery(Name = "clone")]
    public string? Clone { get; set; }

    [SupplyParameterFromForm(FormName = "submit")]
    public string? Definition { get; set; }

    [SupplyParameterFromForm(FormName = "submit")]
    public string? Do { get; set; }

    /// <summary>Of the page that was filled in: a form that is sent twice is one submit.</summary>
    [SupplyParameterFromForm(FormName = "submit")]
    public string? Key { get; set; }

    private string? Refusal => Visitor.Refusal(AccountRole.Submitter);

    protected override async Task LoadAsync()
    {
        if (IsPost)
        {
            return;
        }

        if (Clone is not null)
        {
            // What is no id is one that no job has.
            _ = long.TryParse(Clone, NumberStyles.None, CultureInfo.InvariantCulture, out var id);
            var spec = await Silo.Jobs.TryGetSpecAsync(id, Aborted);
            (Definition, Problem) = (spec.Succeeded ? SpecYaml.Of(spec.Value) : null, spec.Problem);
        }
        else if (Sample is not null)
        {
            Definition = await SubmitSamples.FindAsync(Sample, Aborted);
        }

        await PreviewAsync();
    }

    private async Task SendAsync()
    {
        // Browsers send line ends as CR LF; blocks of YAML would keep the CR.
        Definition = Definition?.Replace("\r\n", "\n", StringComparison.Ordinal);
        _key = Key is { Length: > 0 } ? Key : _key;
        await (Do == "submit" ? SubmitAsync() : PreviewAsync());
    }

    private async Task PreviewAsync()
    {
        if (string.IsNullOrWhiteSpace(Definition))
        {
            return;
        }

        var expanded = await Silo.Jobs.TryExpandAsync(JobDocument.FromText(Definition), Aborted);
        (_expanded, _mistake) = (expanded.Value, expanded.Problem);
    }

    private async Task SubmitAsync()
    {
        if (string.IsNullOrWhiteSpace(Definition))
        {
            return;
        }

        // Of the page and the text: the same text is one submit however often it is sent, such as after an answer that
        // was lost, and another text is another.
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Definition)))[..16];
        var options = new SubmitOptions { IdempotencyKey = $"{_key}-{hash}" };
        var submitted = await Silo.Jobs.TrySubmitManyAsync(JobDocument.FromText(Definition), options, Aborted);
        if (!submitted.Succeeded)
        {
            _mistake = submitted.Problem;
        }
        else if (submitted.Value is [var only])
        {
            Navigation.NavigateTo(JobLinks.Job(only));
        }
        else
        {
            _submitted = submitted.Value;
            _key = Guid.NewGuid().ToString("N");
        }
    }
}
