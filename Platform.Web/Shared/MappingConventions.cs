using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Web.Shared;

public static class MappingConventions
{
    /// <summary>Maps a key made by <see cref="ShortKey"/>; a little wider, for keys from elsewhere.</summary>
    public static PropertyBuilder<T> IsKey<T>(this PropertyBuilder<T> property) => property.HasMaxLength(16).IsUnicode(false);

    /// <summary>
    /// The collation that makes SQL Server compare keys, and other text that must be unique, by their bytes, as SQLite does. Its default
    /// treats "A1" and "a1" as equal and ignores trailing spaces. See decision 29.
    /// </summary>
    public const string Bytes = "Latin1_General_100_BIN2";

    /// <summary>Sets the collation of keys. Call it last, when all keys and indexes are known.</summary>
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
