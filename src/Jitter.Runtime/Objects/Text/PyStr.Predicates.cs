using Jitter.Primitives.Text.Unicode;
using Jitter.Runtime.Binding;

namespace Jitter.Runtime.Objects;

public partial class PyStr
{
    /// <summary><c>str.isidentifier</c>.</summary>
    [PyMethod("isidentifier($self, /)")]
    public bool IsIdentifier()
    {
        if (_length == 0 || !UnicodeData.IsXidStart(this[0]))
        {
            return false;
        }

        for (int i = 1; i < _length; i++)
        {
            if (!UnicodeData.IsXidContinue(this[i]))
            {
                return false;
            }
        }

        return true;
    }

    [PyMethod("isascii($self, /)")]
    private bool IsAscii() => IsAsciiOnly;

    [PyMethod("isalpha($self, /)")]
    private bool IsAlpha()
    {
        for (int i = 0; i < _length; i++)
        {
            if (!UnicodeData.IsAlpha(this[i]))
            {
                return false;
            }
        }

        return _length > 0;
    }

    [PyMethod("isalnum($self, /)")]
    private bool IsAlphanumeric()
    {
        for (int i = 0; i < _length; i++)
        {
            if (!UnicodeData.IsAlphanumeric(this[i]))
            {
                return false;
            }
        }

        return _length > 0;
    }

    [PyMethod("isdecimal($self, /)")]
    private bool IsDecimal()
    {
        for (int i = 0; i < _length; i++)
        {
            if (!UnicodeData.IsDecimal(this[i]))
            {
                return false;
            }
        }

        return _length > 0;
    }

    [PyMethod("isdigit($self, /)")]
    private bool IsDigit()
    {
        for (int i = 0; i < _length; i++)
        {
            if (!UnicodeData.IsDigit(this[i]))
            {
                return false;
            }
        }

        return _length > 0;
    }

    [PyMethod("isnumeric($self, /)")]
    private bool IsNumeric()
    {
        for (int i = 0; i < _length; i++)
        {
            if (!UnicodeData.IsNumeric(this[i]))
            {
                return false;
            }
        }

        return _length > 0;
    }

    [PyMethod("isspace($self, /)")]
    private bool IsSpaceOnly()
    {
        for (int i = 0; i < _length; i++)
        {
            if (!IsSpace(this[i]))
            {
                return false;
            }
        }

        return _length > 0;
    }

    [PyMethod("isprintable($self, /)")]
    private bool IsPrintable()
    {
        for (int i = 0; i < _length; i++)
        {
            if (!UnicodeData.IsPrintable(this[i]))
            {
                return false;
            }
        }

        return true;
    }

    [PyMethod("islower($self, /)")]
    private bool IsLower()
    {
        bool cased = false;
        for (int i = 0; i < _length; i++)
        {
            int c = this[i];
            if (UnicodeData.IsUpper(c) || UnicodeData.IsTitle(c))
            {
                return false;
            }

            cased |= UnicodeData.IsLower(c);
        }

        return cased;
    }

    [PyMethod("isupper($self, /)")]
    private bool IsUpper()
    {
        bool cased = false;
        for (int i = 0; i < _length; i++)
        {
            int c = this[i];
            if (UnicodeData.IsLower(c) || UnicodeData.IsTitle(c))
            {
                return false;
            }

            cased |= UnicodeData.IsUpper(c);
        }

        return cased;
    }

    [PyMethod("istitle($self, /)")]
    private bool IsTitle()
    {
        bool cased = false;
        bool inWord = false;
        for (int i = 0; i < _length; i++)
        {
            int c = this[i];
            if (UnicodeData.IsUpper(c) || UnicodeData.IsTitle(c))
            {
                if (inWord)
                {
                    return false;
                }

                cased = inWord = true;
            }
            else if (UnicodeData.IsLower(c))
            {
                if (!inWord)
                {
                    return false;
                }

                cased = inWord = true;
            }
            else
            {
                inWord = false;
            }
        }

        return cased;
    }
}
