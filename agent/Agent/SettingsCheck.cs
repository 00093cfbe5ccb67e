using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Boxyard.Agent;

/// <summary>Finds settings that nobody reads and values that are not what their setting takes.</summary>
internal static class SettingsCheck
{
    /// <summary>
    /// An unreadable value is replaced by the setting's default, so that the options can be read and their validator
    /// can tell of all other mistakes too.
    /// </summary>
    public static ImmutableArray<string> FindUnreadable(IConfigurationManager configuration)
    {
        var mistakes = ImmutableArray.CreateBuilder<string>();
        var defaults = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        var section = configuration.GetSection(AgentOptions.SectionName);
        CheckMembers(section, AgentOptions.SectionName, typeof(AgentOptions), mistakes, defaults);
        configuration.AddInMemoryCollection(defaults);
        return mistakes.ToImmutable();
    }

    private static void CheckMembers(
        IConfigurationSection section,
        string name,
        Type type,
        ImmutableArray<string>.Builder mistakes,
        Dictionary<string, string?> defaults)
    {
        foreach (var setting in section.GetChildren())
        {
            var property = type.GetProperty(
                setting.Key, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);
            if (property?.SetMethod is null)
            {
                var known = string.Join(", ", type.GetProperties().Select(one => one.Name));
                mistakes.Add($"{name}:{setting.Key}: there is no such setting. There are {known}.");
                continue;
            }

            var item = property.PropertyType.GetElementType();
            var path = $"{name}:{property.Name}";
            if (item == typeof(BoxSetOptions))
            {
                foreach (var set in setting.GetChildren())
                {
                    CheckMembers(set, $"{path}:{set.Key}", item, mistakes, defaults);
                }
            }
            else if (item is null && setting.Value is { } value && !IsReadable(property.PropertyType, value))
            {
                mistakes.Add($"{path}: '{value}' is not {Describe(property.PropertyType)}.");
                defaults[setting.Path] = Convert.ToString(
                    property.GetValue(Activator.CreateInstance(type)), CultureInfo.InvariantCulture);
            }
            else if (item is not null && !string.IsNullOrEmpty(setting.Value))
            {
                mistakes.Add($"{path}: '{setting.Value}' has no place. Write each item as {path}:0.");
            }
        }
    }

    private static bool IsReadable(Type type, string value)
    {
        try
        {
            return type == typeof(string) || TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value) is { };
        }
        catch (Exception unreadable) when (unreadable is FormatException or ArgumentException or OverflowException)
        {
            return false;
        }
    }

    private static string Describe(Type type) =>
        type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type))}"
        : type == typeof(bool) ? "true or false"
        : type == typeof(TimeSpan) ? "a time span such as 00:00:30"
        : type == typeof(double) ? "a number"
        : "a whole number in its range";
}
