namespace Boxyard.Jobs;

/// <summary>How a submitted text is written.</summary>
public enum JobTextFormat
{
    /// <summary>JSON when the first character is `{` or `[`, else YAML.</summary>
    Detect,
    Json,
    Yaml,
}
