using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Boxyard.Results;

/// <summary>A number with an optional unit, such as `12.5 MB/s` or `97%`. Dates, times and versions are none.</summary>
internal sealed record MeasuredNumber(double Value, string? Unit)
{
    private const int MaxUnitLength = 32;

    public static bool TryParse(string text, [NotNullWhen(true)] out MeasuredNumber? number)
    {
        number = null;
        var trimmed = text.AsSpan().Trim();
        var length = FindNumberEnd(trimmed);
        if (!double.TryParse(trimmed[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        var unit = trimmed[length..].Trim();
        if (unit.Length > MaxUnitLength || (unit.Length > 0 && !StartsUnit(unit[0])))
        {
            return false;
        }

        number = new MeasuredNumber(value, unit.Length == 0 ? null : ResultText.Line(unit.ToString(), MaxUnitLength));
        return true;
    }

    private static int FindNumberEnd(ReadOnlySpan<char> text)
    {
        var end = SkipDigits(text, text.Length > 0 && text[0] is '-' or '+' ? 1 : 0);
        if (end < text.Length && text[end] == '.')
        {
            end = SkipDigits(text, end + 1);
        }

        return SkipExponent(text, end);
    }

    /// <summary>The `e` of an exponent must not be taken from a unit such as `5 events` or `3eV`.</summary>
    private static int SkipExponent(ReadOnlySpan<char> text, int start)
    {
        if (start >= text.Length || text[start] is not ('e' or 'E'))
        {
            return start;
        }

        var digits = start + 1 < text.Length && text[start + 1] is '-' or '+' ? start + 2 : start + 1;
        var end = SkipDigits(text, digits);
        return end > digits ? end : start;
    }

    private static int SkipDigits(ReadOnlySpan<char> text, int start)
    {
        while (start < text.Length && char.IsAsciiDigit(text[start]))
        {
            start++;
        }

        return start;
    }

    private static bool StartsUnit(char character) => char.IsLetter(character) || character is '%' or '/' or '°';
}
