namespace Boxyard.Dashboard.Submit;

/// <summary>Finds the lines of fields in what was written, for mistakes that name a field.</summary>
internal static class DefinitionLines
{
    /// <summary>From 1; null when no line of that job begins with the field, such as in JSON.</summary>
    public static int? Find(string definition, int index, string? field)
    {
        if (string.IsNullOrEmpty(field))
        {
            return null;
        }

        var document = 0;
        var hasText = false;
        foreach (var (number, line) in definition.Split('\n').Index())
        {
            if (line.StartsWith("---", StringComparison.Ordinal))
            {
                // What stands before the first job's text is no job.
                document += hasText ? 1 : 0;
                hasText = false;
                continue;
            }

            hasText |= line.Trim() is [not '#', ..];
            if (document == index && line.StartsWith($"{field}:", StringComparison.Ordinal))
            {
                return number + 1;
            }
        }

        return null;
    }
}
