using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace Boxyard.Silo;

/// <summary>
/// Finds every mistake in the settings before anything is started: unknown names, unreadable values, refused values.
/// </summary>
internal static class SettingsCheck
{
    /// <summary>
    /// Looks at names and the form of values. An unreadable value is replaced by the default, so that reading the
    /// options does not stop at the first one and <see cref="FindRefused"/> can tell of all others.
    /// </summary>
    public static ImmutableArray<string> FindUnreadable(ConfigurationManager configuration)
    {
        var mistakes = ImmutableArray.CreateBuilder<string>();
        var defaults = new Dictionary<string, string?>();
        foreach (var (name, type) in SettingsSections.All)
        {
            foreach (var setting in configuration.GetSection(name).GetChildren())
            {
                CheckSetting(setting, name, type, mistakes, defaults);
            }
        }

        configuration.AddInMemoryCollection(defaults);
        return mistakes.ToImmutable();
    }

    /// <summary>Asks the validators of all options.</summary>
    public static IEnumerable<string> FindRefused(IServiceProvider services)
    {
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
            return [];
        }
        catch (OptionsValidationException refused)
        {
            return refused.Failures;
        }
        catch (AggregateException refused) when (
            refused.InnerExceptions.All(inner => inner is OptionsValidationException))
        {
            return refused.InnerExceptions.Cast<OptionsValidationException>().SelectMany(inner => inner.Failures);
        }
    }

    private static void CheckSetting(
        IConfigurationSection setting,
        string sectionName,
        Type type,
        ImmutableArray<string>.Builder mistakes,
        Dictionary<string, string?> defaults)
    {
        var property = type.GetProperty(
            setting.Key, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);
        if (property?.SetMethod is null)
        {
            var known = string.Join(
                ", ", type.GetProperties().Where(known => known.SetMethod is not null).Select(known => known.Name));
            mistakes.Add($"{sectionName}:{setting.Key}: there is no such setting. Those of {sectionName} are {known}.");
        }
        else if (FindItemType(property.PropertyType) is { } itemType)
        {
            CheckItems(setting, $"{sectionName}:{property.Name}", itemType, mistakes, defaults);
        }
        else if (setting.Value is { } value && !IsReadable(property.PropertyType, value))
        {
            mistakes.Add($"{sectionName}:{property.Name}: '{value}' is not {Describe(property.PropertyType)}.");
            var initial = property.GetValue(Activator.CreateInstance(type));
            defaults[setting.Path] = Convert.ToString(initial, CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Of a list or of a dictionary by name; null for a plain setting.</summary>
    private static Type? FindItemType(Type type)
    {
        var isDictionary = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>);
        return isDictionary ? type.GetGenericArguments()[1] : type.GetElementType();
    }

    /// <summary>An item that cannot be read stays away from the validators by being 1, which is said nowhere.</summary>
    private static void CheckItems(
        IConfigurationSection setting,
        string name,
        Type itemType,
        ImmutableArray<string>.Builder mistakes,
        Dictionary<string, string?> defaults)
    {
        if (!string.IsNullOrEmpty(setting.Value))
        {
            mistakes.Add(
                $"{name}: '{setting.Value}' has no place. Write each item as {name}:ITEM, a list's as {name}:0.");
            defaults[setting.Path] = null;
        }

        foreach (var item in setting.GetChildren())
        {
            if (IsSection(itemType))
            {
                CheckSection(item, $"{name}:{item.Key}", itemType, mistakes, defaults);
            }
            else if (item.Value is { } value && !IsReadable(itemType, value))
            {
                mistakes.Add($"{name}:{item.Key}: '{value}' is not {Describe(itemType)}.");
                defaults[item.Path] = "1";
            }
        }
    }

    /// <summary>An item with settings of its own, such as a target.</summary>
    private static bool IsSection(Type type) => type.IsClass && type != typeof(string);

    private static void CheckSection(
        IConfigurationSection item,
        string name,
        Type type,
        ImmutableArray<string>.Builder mistakes,
        Dictionary<string, string?> defaults)
    {
        if (!string.IsNullOrEmpty(item.Value))
        {
            mistakes.Add($"{name}: '{item.Value}' has no place. Write each of its settings as {name}:SETTING.");
        }

        foreach (var setting in item.GetChildren())
        {
            CheckSetting(setting, name, type, mistakes, defaults);
        }
    }

    private static bool IsReadable(Type type, string value)
    {
        var scalar = Nullable.GetUnderlyingType(type) ?? type;
        var converter = TypeDescriptor.GetConverter(scalar);
        if (scalar == typeof(string) || scalar.IsArray || !converter.CanConvertFrom(typeof(string)))
        {
            return true;
        }

        try
        {
            converter.ConvertFromInvariantString(value);
            return true;
        }
        catch (Exception unreadable) when (unreadable is FormatException or ArgumentException or OverflowException)
        {
            return false;
        }
    }

    private static string Describe(Type type)
    {
        var scalar = Nullable.GetUnderlyingType(type) ?? type;
        if (scalar.IsEnum)
        {
            return $"one of {string.Join(", ", Enum.GetNames(scalar))}";
        }

        return scalar == typeof(bool) ? "true or false"
            : scalar == typeof(TimeSpan) ? "a time span such as 00:00:30"
            : scalar == typeof(double) ? "a number"
            : "a whole number in its range";
    }
}
