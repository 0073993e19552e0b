using System.Collections;
using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Platform.Web.Shared.Input;

/// <summary>Limits a list: the number of its items, and the length of each in characters.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class ItemsAttribute(int most, int longest = InputLengths.Line) : Attribute
{
    public int Most => most;

    public int Longest => longest;
}

/// <summary>
/// The limits on the length of input, for pages, API and hubs. <see cref="StringLengthAttribute"/> sets a limit. A string without that
/// attribute is a line, and a list without <see cref="ItemsAttribute"/> has at most a hundred lines, so all input is limited.
/// </summary>
public static class InputLengths
{
    public const int Line = 300;

    public const int Items = 100;

    /// <summary>A local URL with its query, in characters. The server accepts up to 8 KB.</summary>
    public const int Address = 4000;

    /// <summary>Longer than any text that may be published, so that the rule of that text can report what is wrong.</summary>
    public const int Text = 128 * 1024;

    private const int LeastThatIsText = 10_000;

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = [];

    /// <returns>A broken rule for each value that is too long, with the name of the value as its field.</returns>
    public static IEnumerable<RuleBroken> Check(ParameterInfo parameter, object? value) => Check(parameter.Name!, parameter, value);

    /// <inheritdoc cref="Check(ParameterInfo, object?)"/>
    public static IEnumerable<RuleBroken> Check(PropertyInfo property, object? value) => Check(property.Name, property, value);

    private static IEnumerable<RuleBroken> Check(string name, ICustomAttributeProvider declared, object? value) => value switch
    {
        null => [],
        string text => Check(name, text, Longest(declared)),
        IReadOnlyDictionary<string, string?> fields => CheckFields(name, declared, fields),
        IEnumerable list => CheckItems(name, declared, list),
        _ when IsOurs(value.GetType()) => Properties.GetOrAdd(value.GetType(), Readable).SelectMany(p => Check(Under(name, p.Name, declared), p, p.GetValue(value))),
        _ => [],
    };

    private static IEnumerable<RuleBroken> Check(string name, string text, int longest)
    {
        if (text.Length > longest)
            yield return (longest < LeastThatIsText ? new RuleBroken("LineTooLong", longest) { Field = name } : new RuleBroken("TextTooLong", longest / 1024) { Field = name });
    }

    /// <summary>Checks values by name. Each is reported as a field of its own, such as <c>Fields[result]</c>.</summary>
    private static IEnumerable<RuleBroken> CheckFields(string name, ICustomAttributeProvider declared, IReadOnlyDictionary<string, string?> fields)
    {
        var items = Attribute<ItemsAttribute>(declared) ?? new ItemsAttribute(Items);
        if (fields.Count > items.Most)
            return [new RuleBroken("TooManyItems", items.Most) { Field = name }];
        return fields.SelectMany(f => f.Key.Length > Line
            ? Check(name, f.Key, Line)
            : Check($"{name}[{f.Key}]", f.Value ?? "", items.Longest));
    }

    private static IEnumerable<RuleBroken> CheckItems(string name, ICustomAttributeProvider declared, IEnumerable list)
    {
        var items = Attribute<ItemsAttribute>(declared) ?? new ItemsAttribute(Items);
        var values = list.Cast<object?>().Take(items.Most + 1).ToList();
        if (values.Count > items.Most)
            return [new RuleBroken("TooManyItems", items.Most) { Field = name }];
        return values.OfType<string>().SelectMany(text => Check(name, text, items.Longest));
    }

    private static int Longest(ICustomAttributeProvider declared) => Attribute<StringLengthAttribute>(declared)?.MaximumLength ?? Line;

    /// <summary>Returns the attribute of a property. For a record the attributes are on the constructor's parameters.</summary>
    private static T? Attribute<T>(ICustomAttributeProvider declared)
        where T : Attribute =>
        declared.GetCustomAttributes(typeof(T), true).OfType<T>().FirstOrDefault()
        ?? (declared as PropertyInfo)?.DeclaringType!.GetConstructors().SelectMany(c => c.GetParameters())
            .FirstOrDefault(p => p.Name == ((PropertyInfo)declared).Name)?.GetCustomAttribute<T>();

    private static bool IsOurs(Type type) => type is { IsClass: true, Namespace: { } space } && space.StartsWith("Platform.", StringComparison.Ordinal);

    private static PropertyInfo[] Readable(Type type) =>
        [.. type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(p => p is { CanRead: true, CanWrite: true } && p.GetIndexParameters().Length == 0)];

    /// <summary>Returns the field name: a form's fields start with the name of the page's property, JSON fields do not.</summary>
    private static string Under(string name, string property, ICustomAttributeProvider declared) => declared is PropertyInfo ? $"{name}.{property}" : property;
}
