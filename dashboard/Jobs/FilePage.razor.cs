using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Jobs;

/// <summary>A file that a job has left, shown by its kind; what boxes wrote is text here, whatever it says.</summary>
public sealed partial class FilePage
{
    private const int MaxBytes = 512 * 1024;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private string _text = "";
    private string? _mistake;
    private bool _isCut;

    [Parameter]
    public long Id { get; set; }

    [Parameter]
    public int Attempt { get; set; }

    [Parameter]
    public string Path { get; set; } = "";

    private string Raw => JobLinks.Artifact(Id, Attempt, Path);

    private FileView View => FileTypes.ViewOf(Path);

    protected override async Task LoadAsync()
    {
        if (View is not (FileView.Text or FileView.Json))
        {
            return;
        }

        _text = await ReadAsync();

        if (View == FileView.Json && !_isCut)
        {
            Indent();
        }
    }

    private async Task<string> ReadAsync()
    {
        using var begun = new MemoryStream();
        await foreach (var piece in Silo.Jobs.ReadArtifactAsync(Id, Attempt, Path, Aborted))
        {
            begun.Write(piece.Span);
            if (begun.Length > MaxBytes)
            {
                _isCut = true;
                break;
            }
        }

        return Encoding.UTF8.GetString(begun.GetBuffer(), 0, (int)Math.Min(begun.Length, MaxBytes));
    }

    private void Indent()
    {
        try
        {
            using var json = JsonDocument.Parse(_text);
            _text = JsonSerializer.Serialize(json.RootElement, Indented);
        }
        catch (JsonException exception)
        {
            _mistake = $"It is no JSON, and shown as it is: {exception.Message}";
        }
    }
}
