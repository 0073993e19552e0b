namespace Platform.Web.Features.Contributions;

/// <summary>The fields of a kind in a form. A field that is absent is null.</summary>
public sealed class FormFields : Dictionary<string, string?>
{
    public new string? this[string name]
    {
        get => this.GetValueOrDefault(name);
        set => base[name] = value;
    }

    public static FormFields Of(FieldValues values)
    {
        var fields = new FormFields();
        foreach (var (name, value) in values.ToDictionary())
            fields[name] = value;
        return fields;
    }
}
