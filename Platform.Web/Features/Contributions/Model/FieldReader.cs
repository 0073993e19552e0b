using System.Globalization;
using Platform.Web.Shared;

namespace Platform.Web.Features.Contributions;

/// <summary>
/// Reads the typed fields of a kind and collects all broken rules. After a broken rule it returns a value that is no more than a
/// placeholder, because <see cref="Finish"/> then throws.
/// </summary>
public sealed class FieldReader(FieldValues typed)
{
    private readonly Dictionary<string, string?> _read = [];
    private readonly List<RuleBroken> _broken = [];

    /// <summary>Returns the name of a field in forms and in messages.</summary>
    public static string NameOf(string field) => $"Fields[{field}]";

    /// <summary>Returns the field of a name in a form: "outcome" for "Fields[outcome]". Another name is returned as it is.</summary>
    public static string FieldIn(string name) => name.StartsWith("Fields[", StringComparison.Ordinal) && name.EndsWith(']') ? name[7..^1] : name;

    /// <summary>Names of the fields that were read, in that order.</summary>
    internal IEnumerable<string> ReadNames => _read.Keys;

    /// <summary>Names of typed fields that were not read.</summary>
    internal IEnumerable<string> Unread => typed.Names.Where(name => !_read.ContainsKey(name));

    /// <param name="max">In characters.</param>
    public string Line(string name, int max, bool needed = true) => Read(name, needed, text => TextRules.Line(text, max, "FieldNeeded"));

    /// <summary>Reads a text of several lines, in Markdown.</summary>
    /// <param name="max">In characters.</param>
    public string Text(string name, int max, bool needed = true) => Read(name, needed, text =>
    {
        var body = TextRules.Body(text, int.MaxValue, "FieldNeeded");
        return body.Length <= max ? body : throw new RuleBroken("LineTooLong", max);
    });

    /// <summary>Reads a text of several lines that need not be there, in a form of its own.</summary>
    /// <param name="max">In characters.</param>
    /// <param name="parse">Throws <see cref="RuleBroken"/> for a text in another form.</param>
    public T Parsed<T>(string name, int max, Func<string, T> parse)
    {
        var value = parse("");
        Read(name, needed: false, text =>
        {
            var body = TextRules.Body(text, int.MaxValue, "FieldNeeded");
            value = body.Length <= max ? parse(body) : throw new RuleBroken("LineTooLong", max);
            return body;
        });
        return value;
    }

    /// <summary>Reads a name of the API of a value.</summary>
    public T Choice<T>(string name)
        where T : struct, Enum
    {
        T value = default;
        Read(name, needed: true, text => text.Length == 0 ? throw new RuleBroken("FieldNeeded")
            : ApiName.TryParse(text, out value) ? text : throw new RuleBroken("ChoiceUnknown"));
        return value;
    }

    /// <summary>Reads a whole number.</summary>
    public int Number(string name, int least, int most)
    {
        var value = least;
        Read(name, needed: true, text => text.Trim().Length == 0 ? throw new RuleBroken("FieldNeeded")
            : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out value) && value >= least && value <= most
                ? value.ToString(CultureInfo.InvariantCulture) : throw new RuleBroken("NumberOutOfRange", least, most));
        return value;
    }

    /// <summary>Returns the fields as they are stored.</summary>
    /// <exception cref="RulesBroken">All broken rules, also that a field has an unknown name.</exception>
    public FieldValues Finish()
    {
        _broken.AddRange(Unread.Select(name => new RuleBroken("FieldUnknown", name) { Field = NameOf(name) }));
        return _broken.Count == 0 ? FieldValues.Of(_read) : throw new RulesBroken(_broken);
    }

    private string Read(string name, bool needed, Func<string, string> rule)
    {
        var text = typed[name];
        var value = "";
        try
        {
            value = needed || text.Trim().Length > 0 ? rule(text) : "";
        }
        catch (RuleBroken e)
        {
            _broken.Add(new RuleBroken(e.Rule, [.. e.Arguments]) { Field = NameOf(name) });
        }

        _read[name] = value;
        return value;
    }
}
