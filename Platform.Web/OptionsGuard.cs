using System.ComponentModel;
using System.Reflection;
using Microsoft.Extensions.Options;
using Platform.Search.Analysis;

namespace Platform.Web;

/// <summary>
/// Refuses to start when a setting would be silently ignored or misread: an unknown key in one of our sections, a value of the wrong kind,
/// or a value that breaks a rule of its options. Our sections are named by constants called "Section".
/// </summary>
public static class OptionsGuard
{
    private static readonly IReadOnlyDictionary<string, Type> Sections = typeof(OptionsGuard).Assembly.GetTypes()
        .Select(type => (type, Name: type.GetField("Section")?.GetRawConstantValue() as string))
        .Where(t => t.Name is not null)
        .ToDictionary(t => t.Name!, t => t.type);

    /// <summary>Checks keys and kinds of values before anything reads the configuration. Writes each problem to standard error.</summary>
    public static bool Accepts(IConfiguration configuration) =>
        Say(Sections.SelectMany(s => Problems(configuration.GetSection(s.Key), s.Value)));

    /// <summary>Checks the rules of the options themselves, after all options are registered.</summary>
    public static bool Accepts(IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            return true;
        }
        catch (OptionsValidationException e)
        {
            return Say(e.Failures);
        }
    }

    private static bool Say(IEnumerable<string> problems)
    {
        var sound = true;
        foreach (var problem in problems)
        {
            Console.Error.WriteLine(problem);
            sound = false;
        }

        return sound;
    }

    private static IEnumerable<string> Problems(IConfigurationSection section, Type type)
    {
        var known = type.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        foreach (var setting in section.GetChildren())
        {
            var property = known.FirstOrDefault(p => p.Name.Equals(setting.Key, StringComparison.OrdinalIgnoreCase));
            if (property is null)
                yield return $"{setting.Path} is unknown; did you mean {section.Path}:{Nearest(setting.Key, known)}?";
            else if (!Fits(setting, property.PropertyType))
                yield return $"{setting.Path} cannot be \"{setting.Value}\"; it takes {Kind(property.PropertyType)}.";
        }
    }

    private static bool Fits(IConfigurationSection setting, Type type)
    {
        if (type != typeof(string) && type.IsGenericType && type.IsAssignableTo(typeof(System.Collections.IEnumerable)))
            return setting.GetChildren().All(item => Fits(item, type.GetGenericArguments()[0]));
        if (string.IsNullOrEmpty(setting.Value))
            return !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(Uri)
            ? Uri.TryCreate(setting.Value, UriKind.Absolute, out _)
            : TypeDescriptor.GetConverter(plain) is { } converter && Converts(converter, plain, setting.Value);
    }

    private static bool Converts(TypeConverter converter, Type type, string value)
    {
        if (type.IsEnum)
            return Enum.GetNames(type).Contains(value, StringComparer.OrdinalIgnoreCase);
        try
        {
            return converter.ConvertFromInvariantString(value) is not null;
        }
        catch (Exception e) when (e is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            return false;
        }
    }

    private static string Kind(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsEnum ? string.Join(" or ", Enum.GetNames(plain))
            : plain == typeof(bool) ? "true or false"
            : plain == typeof(TimeSpan) ? "a length of time like 3.00:00:00"
            : plain == typeof(TimeOnly) ? "a time of day like 03:30"
            : plain == typeof(Uri) ? "a whole address like https://example.org"
            : plain == typeof(DateOnly) ? "a day like 2026-01-31"
            : plain.IsPrimitive ? "a number"
            : "a list";
    }

    private static string Nearest(string key, IEnumerable<PropertyInfo> known) =>
        known.Select(p => p.Name).MinBy(name => EditDistance.Between(key.ToUpperInvariant(), name.ToUpperInvariant()))!;
}
