using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Web.Shared;

public static class MappingConventions
{
    /// <summary>A key made by <see cref="ShortKey"/>; a little wider, for keys that come from elsewhere.</summary>
    public static PropertyBuilder<T> IsKey<T>(this PropertyBuilder<T> property) => property.HasMaxLength(16).IsUnicode(false);

    /// <summary>
    /// SQL Server compares keys, and all else that a program made or that must be unique, by their bytes, as SQLite does. Its default
    /// takes "A1" and "a1" for the same, and a trailing space for nothing. Docs: decision 29.
    /// </summary>
    public const string Bytes = "Latin1_General_100_BIN2";

    /// <summary>Called last, when all keys and indexes are known.</summary>
    public static void CompareKeysByBytes(this IMutableModel model)
    {
        foreach (var property in model.GetEntityTypes().SelectMany(t => t.GetDeclaredProperties()).Where(p => p.ClrType == typeof(string)))
        {
            if (property.IsUnicode() == false || property.IsKey() || property.IsForeignKey() || property.GetContainingIndexes().Any(i => i.IsUnique))
                property.SetCollation(Bytes);
        }
    }

    /// <summary>nvarchar(max) on SQL Server: never in an index.</summary>
    public static PropertyBuilder<T> IsLongText<T>(this PropertyBuilder<T> property) => property.HasMaxLength(1 << 24);
}
